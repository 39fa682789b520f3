"""From the words of a time expression, and the days it hangs on, to its value.

Values are TIMEX3 (ISO-TimeML 2009): "2022-03-10", "2022-W09", "2022-SU", "199" (the 1990s), "P3D", "XXXX-WXX-5", "PAST_REF".
"""

from civicx.normalize.datelines import publication_day
from civicx.normalize.dates.anchors import Anchors, Tense
from civicx.normalize.dates.meanings import meaning, read
from civicx.normalize.dates.readings import Reading, granularity_of, span_of, value_in_edtf

__all__ = ["Anchors", "Reading", "Tense", "granularity_of", "meaning", "publication_day", "read", "span_of", "value_in_edtf"]

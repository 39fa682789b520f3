"""Which words of a sentence are a time expression, and which only look like one."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from civicx.normalize import shapes

if TYPE_CHECKING:
    from spacy.language import Language


def found(nlp: Language, text: str) -> list[str]:
    return [text[mark["start"] : mark["end"]] for mark in nlp(text)._.civicx_dates]


NONE = [
    # the modal and the verb
    "The court may hear the nurses.",
    "Thousands march against the plan.",
    # names
    "Mr August spoke to the bakers.",
    # no unit of its own
    "The figures show that year after year the wards are fewer.",
    # figures that are no years
    "The levy brought in $2019.",
    "The council adopted Resolution 2019.",
    "She wrote to room 1998.",
    "See case 12/2019-45.",
    # phone numbers and versions
    "Call +44 20 7946 0958.",
    "They use version 2.4.10.",
    # ages of people
    "The 17-year-old student was beaten.",
    "He is 45 years old.",
    # attacks named by their day
    "He wrote about the September 11 attacks.",
    "The mosque was named after the 6 April terrorist attacks.",
    "The stations recalled the September 11, 2001, attacks.",
    # what is counted, not dated
    "He counted five in the morning.",
    "Nineteen ninety people.",
    "It holds 0500 hours of footage.",
    "Around 2000 people came.",
    # newspapers and days with a name
    "He told the Sunday Times.",
    "Nobody was charged over Bloody Sunday.",
    "He was born in a log cabin in his 20s.",
    # names with a day in them
    "The March 9 Assembly won the June 2nd Prize.",
    "He read it in the Tarn Daily.",
    "They sailed to Easter Island.",
    # a share and a figure of speech
    "The price is in the mid-40s.",
    "He spoke of a brighter tomorrow.",
    # other calendars
    "They met at Lunar New Year.",
    # ranks
    "The club fell from sixth to tenth.",
    # a clause of its own
    "It breaks at the moment you touch it.",
    # ages and a word for what follows, written with spaces
    "A 32 - year - old baker spoke of the fall - out.",
    # the fall of a town
    "After the fall the walls were rebuilt.",
    # an adjective
    "Overnight curfews were lifted.",
    # "to date" as a verb
    "The bowls are said to date from the bronze age.",
    # the adverb that hangs on another event
    "As soon as it opened, they left.",
]


@pytest.mark.parametrize("text", NONE)
def test_false_positives(nlp: Language, text: str) -> None:
    assert found(nlp, text) == []


SPANS = [
    ("Police arrested Ona Brell on 4 March 2022 in Tarn.", ["4 March 2022"]),
    ("They were held for several days.", ["several days"]),
    ("It lasted from 2 to 5 January 2020.", ["from 2 to 5 January 2020"]),
    ("Rallies were held on 4, 6 and 9 May.", ["4", "6", "9 May"]),
    ("Rallies were held on the 1st, 2nd and 3rd of May.", ["1st", "2nd", "3rd of May"]),
    # how much in that time, not for how long
    ("The cells were locked 24 hours a day.", ["24 hours"]),
    ("Bakers earn $200 a month and bake 300 loaves a day.", []),
    ("The mayor gave the bakers a week to leave.", ["a week"]),
    # how long at least and at most; ages are none
    ("The crime carries two to five years in prison.", ["two to five years"]),
    ("A term of between six months and two years is usual.", ["between six months and two years"]),
    ("They are 18 to 24 years old.", []),
    # text in capitals, text without any
    ("TARN, 4 MAY 89 -- THE ARMY MAY ATTACK IN MAY. THEY WANT TO MARCH.", ["4 MAY 89", "MAY"]),
    ("the court may rule on 4 may or in march.", ["4 may", "march"]),
    ("They march on Friday, some in march order.", ["Friday"]),
    # what is counted is no year in two figures
    ("On 3 June 12 bakers left, from 3 to 5 June 12 more.", ["3 June", "from 3 to 5 June"]),
    # days of a month that is not named again
    ("On the 5th and 6th the road was closed.", ["5th", "6th"]),
    ("On the 5th, 6th and 7th of that month the road was closed.", ["5th", "6th", "7th of that month"]),
    # a day of the month behind its weekday, or people
    ("On Friday 28 the road was closed.", ["Friday 28"]),
    ("On Friday 12 bakers left, on Monday 4 of them came.", ["Friday", "Monday"]),
    # a place as it is called now, and an adjective
    ("He came from present-day Ghana and fought modern-day slavery.", ["present-day"]),
    # hours of a clock on a day
    ("By 0530 hours on 6 June the road was closed.", ["0530 hours on 6 June"]),
    ("They meet on 6 June @ 17:00.", ["6 June @ 17:00"]),
    # numbers, and years of other calendars
    ("An average of 1500 came, an army of 1800, from 1500 bakers to 2000 millers.", []),
    ("Between 1500 and 2000 bakers came.", []),
    ("The results of 2019 elections were read.", ["2019"]),
    ("He was freed on 1 Muharram 1443 (10 August 2021).", ["10 August 2021"]),
    ("In 1399 (2020/21) the dam broke.", ["2020/21"]),
    ("The 2016 BS Act was read in 2019 (2020 in print).", ["2019", "2020"]),
    # the name behind a day is its subject; a street is not
    ("On the 12th Lunt was sent north, past the 12th Street bridge.", ["12th"]),
    ("It was 14-15th August 1947.", ["14-15th August 1947"]),
    ("It opens at 12:00 pm local time Sunday.", ["12:00 pm local time Sunday"]),
    ("The fire is coming barely ten days after the flood.", ["barely ten days"]),
    ("Printed on 2017.05.09 in Tarn.", ["2017.05.09"]),
    ("The doors are open 18:30-20:00; read John 3:16-17 and Mark 1:12-2:13.", ["18:30-20:00"]),
    (
        "He came late on Saturday night, on Sat. evening; he sat night after night.",
        ["late on Saturday night", "Sat. evening", "night after"],
    ),
    ("In a months-long siege and a years-long drought the town fell.", ["months-long", "years-long"]),
    ("The plan is called Vision 2030, after the 2030 Agenda.", []),
    # a fast, and men of its name; a feast, and a war
    ("In Ramadan the bakers Ona Ramadan and Ramadan Lunt rested.", ["Ramadan"]),
    ("On Yom Kippur he wrote of the Yom Kippur War.", ["Yom Kippur"]),
    # a day beside what it is today; a day that a clause tells
    ("The gates are open today – 18 March – until dusk.", ["today", "18 March"]),
    ("On the day the dam broke, he stayed for the day, resting.", ["day"]),
    # men called Sunday and Friday
    ("The activist Sunday Okoro was freed on Sunday.", ["Sunday"]),
    ("The Winter Olympics were held in winter 2022.", ["winter 2022"]),
    # numbers of files, flights and weeks; addresses on the web; prices
    ("See file AB/12/3/2021 and tarn.example/2019/04/23/bakers on Flight 1984.", []),
    ("He paid Rs 2000, the half of 1000.", []),
    ("The index is MDE 13/1234/2019.", []),
    ("It rose from 8,000 taka to 23,000 taka a month.", []),
    ("Harbour Lane 28\n1209 Nairobi, Kenya", []),
    ("In week 12 the union told of week 3 of the strike.", ["week 12"]),
    ("The now-defunct union is now a club.", ["now"]),
    # names with an adverb in them; a headline in title case
    ("The Bread Now campaign wrote to Tarn Today.", []),
    ("Ana Lund is counsel at Bread Now.", []),
    ("Bakers Rally Now", ["Now"]),
    ("In March and April, the paper closed.", ["March", "April"]),
    ("In 2011 protests began.", ["2011"]),
    ("The decade-old law was repealed last week.", ["decade-old", "last week"]),
    ("The two-year siege ended in May.", ["two-year", "May"]),
    ("She was freed three weeks later.", ["three weeks later"]),
    ("He died two days after the raid.", ["two days"]),
    # the members of a list, each by itself
    ("Nurses were seized on 4, freed on 6 and seized again on 9 January.", ["4", "6", "9 January"]),
    ("Rallies on 4 streets ended on 9 January.", ["9 January"]),
    ("The law changed in the late 18th and early 19th centuries.", ["late 18th", "early 19th centuries"]),
    # an ordinal that counts what comes behind it
    ("On Tuesday the first trucks left.", ["Tuesday"]),
    # what is to come, not how long it took
    ("The panel will report in two weeks.", ["two weeks"]),
    ("He must pay by year-end; the year-end sale is over.", ["year-end"]),
    # "that" opens a clause
    ("She said that this year it rained.", ["this year"]),
    ("It rained that same year.", ["that same year"]),
    # as many as before; "last" as a verb
    ("It was the second raid in as many days.", []),
    ("The talks are expected to last three days.", ["three days"]),
    ("From 5 p.m. on Friday until noon on Sunday the net was cut.", ["From 5 p.m. on Friday until noon on Sunday"]),
    # the hour of a clock, and how long something took
    ("By 1300 hours they had flown 1300 hours.", ["1300 hours", "1300 hours"]),
    # how long it has gone on
    ("Shops were shut for the third straight day.", ["third straight day"]),
    ("For the third day of the strike he fasted.", []),
    # "over" is more than, or in the course of
    ("They grew over many years.", ["many years"]),
    ("Prices fell by 5% over ten years.", ["ten years"]),
    ("She was held for over ten years.", ["over ten years"]),
    ("He served over ten years.", ["over ten years"]),
    # a preposition, not what is next
    ("Following last year's floods, the dyke was raised.", ["last year"]),
    ("On the following Monday, the dyke was raised.", ["following Monday"]),
    ("It was the music of the 60s.", ["60s"]),
    ("It broke a long time ago.", ["a long time ago"]),
    (
        "Police came earlier on Thursday, at about nine o'clock in the evening.",
        ["earlier on Thursday, at about nine o'clock in the evening"],
    ),
    # a heading and its date line
    ("Bakers to stay shut until Friday\nMarch 10, 2022 (Tarn)", ["Friday", "March 10, 2022"]),
    ("Bakers to stay shut until Thursday\nMarch 10, 2022 (Tarn)", ["Thursday\nMarch 10, 2022"]),
    ("On 7 October, attacks began.", ["7 October"]),
    ("In the days that followed, the roads were closed.", ["days that followed"]),
    ("At the time of writing, nobody had been charged.", ["time of writing"]),
    # what is counted behind a month
    ("In March 15 bakers left, and in May 2021 six more.", ["March", "May 2021"]),
    ("On March 15 bakers left.", ["March 15"]),
    # what is counted behind a day
    ("On 16 May 300 bakers left, between 10 and 16 May 30,000.", ["16 May", "between 10 and 16 May"]),
    ("On the Fourth of July Tarn fell.", ["Fourth of July"]),
    # a verb, and the edge of a month
    ("The fair will end next week.", ["next week"]),
    ("The fair will end March 3.", ["March 3"]),
    ("By end March 2021 the fair was over.", ["end March 2021"]),
    # a rank, and no day of the month
    ("A week after the first shots the roads were closed.", ["A week"]),
    # a day beside a vague distance stands for itself
    ("In the weeks before 3 May the roads were closed.", ["weeks", "3 May"]),
    # an hour of the clock with its zone, and words that look like one
    ("At 0600 GMT the road was closed, and 0600 eat there.", ["0600 GMT"]),
]


@pytest.mark.parametrize(("text", "words"), SPANS, ids=[row[0] for row in SPANS])
def test_spans(nlp: Language, text: str, words: list[str]) -> None:
    assert found(nlp, text) == words


def test_the_tense_of_the_clause_is_marked(nlp: Language) -> None:
    tenses = [nlp(text)._.civicx_dates[0]["tense"] for text in ("The union will meet on Friday.", "The union met on Friday.")]
    assert tenses == ["future", "past"]


@pytest.mark.parametrize(
    "piece", ["1-", "2019-", "1,2,", "5 and 6 to ", "may the ", "12:30", "28.02.", "a a ", "January - ", "9th, ", "12:30 pm "]
)
def test_time_grows_with_the_length_of_the_text(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        begin = time.process_time()
        for _ in shapes.find(text):
            pass
        return time.process_time() - begin

    seconds(10_000)
    assert seconds(400_000) < 40 * max(seconds(40_000), 0.01)


TENSES = [
    # "since" looks back, whatever the verb
    ("The editor is held since April 28.", "past"),
    # a day that is set lies ahead, though it was set in the past
    ("The court adjourned the case to 17 May.", "future"),
    ("The curfew was extended until 17 May.", "future"),
    ("Bids are due no later than 17 May.", "future"),
    ("The siege lasted until 17 May.", "past"),
    ("The court adjourned on 17 May.", "past"),
    ("The ruling is due on 17 May.", "future"),
    # a call, not a deed
    ("Join us on 17 May.", "future"),
    # a verb left out
    ("The bakers will, on 17 May, too.", "future"),
]


@pytest.mark.parametrize(("text", "tense"), TENSES)
def test_what_is_set_lies_ahead(nlp: Language, text: str, tense: str) -> None:
    assert [mark["tense"] for mark in nlp(text)._.civicx_dates] == [tense]


def test_in_two_weeks_is_a_day_of_the_future_and_else_a_duration(nlp: Language) -> None:
    leads = [nlp(text)._.civicx_dates[0]["lead"] for text in ("The panel will report in two weeks.", "The hut was built in two weeks.")]
    assert leads == ["in", ""]
    marks = nlp("The town wants to open its fair in three years.")._.civicx_dates
    assert [mark["lead"] for mark in marks] == [""]


def test_a_word_before_tells_an_hour_from_a_duration(nlp: Language) -> None:
    leads = [mark["lead"] for mark in nlp("By 1300 hours they had flown 1300 hours.")._.civicx_dates]
    assert leads == ["By", ""]


def test_bare_years_in_a_text_that_dates_before_christ(nlp: Language) -> None:
    text = "In 480 BC the fleet was lost; in 470 a second sailed, with 300 men. By 465 BC it was gone. In 300 towns they wept."
    marks = nlp(text)._.civicx_dates
    assert [(text[mark["start"] : mark["end"]], mark["tail"]) for mark in marks] == [("480 BC", ""), ("470", "BC"), ("465 BC", "")]


def test_a_bare_year_behind_a_season_is_of_it(nlp: Language) -> None:
    text = "In 480 BC the fleet was lost; in the spring of 470 a second sailed. By 465 BC it was gone."
    marks = nlp(text)._.civicx_dates
    assert [text[mark["start"] : mark["end"]] for mark in marks] == ["480 BC", "spring of 470", "465 BC"]


def test_the_words_that_a_list_shares_are_marked(nlp: Language) -> None:
    marks = nlp("It rained in May and June 1921, on 3 and 7 May, and on June 2, 5 and 9, 2019.")._.civicx_dates
    shared = [(mark["lead"], mark["tail"]) for mark in marks]
    assert shared == [("", "1921"), ("", ""), ("", "May"), ("", ""), ("", "2019"), ("June", "2019"), ("June", "")]
    days = nlp("It rained on Monday and Tuesday of last week.")._.civicx_dates
    assert [(mark["lead"], mark["tail"]) for mark in days] == [("", "last week"), ("", "")]

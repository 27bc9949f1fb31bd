"""A file of `annotations/plan/`: titles, glosses, notes and cross-references of a section."""

from __future__ import annotations

from pydantic import ConfigDict, Field

from edition.annotations.models.values import (
    Bilingual,
    ClauseId,
    Model,
    Month,
    NoteKind,
    Omissible,
    Ordinal,
    Reviewable,
    Slug,
    Text,
    Words,
)


class Note(Bilingual):
    """A note on some words of a sentence or a title."""

    on: Words = Field(examples=["物权凭证"])
    """The words of this sentence that the note is about, exactly as they stand there."""
    occurrence: Ordinal = Field(default=1, examples=[2])
    """Which occurrence of the words in the sentence is meant, where it is not the first."""
    kind: NoteKind = Field(examples=["context"])
    """``term-choice``: why this English. ``context``: what one must know to understand the words.
    ``basis``: the law, plan or decision that the words rest on."""
    as_of: Omissible[Month] = Field(default=None, examples=["2026-11"])
    """The month in which a statement that can age was true."""
    sources: tuple[Slug, ...] = Field(default=(), examples=[["maritime-code-1992"]])
    """Entries of sources.yml that bear the note out."""


class Reference(Bilingual):
    """A cross-reference from here to another place. ``en`` and ``zh`` give the reason."""

    model_config = ConfigDict(populate_by_name=True)

    to: Words = Field(examples=["3.5.12", "3.6.17-4", "term:cooperation-centre", "source:un-ncd-2025"])
    """A clause, a sentence, ``term:`` and a term's file name, or ``source:`` and a bibliography id."""
    as_: Slug = Field(alias="as", examples=["builds-on"])
    """The type, one of those in reference-types.yml."""


class Ignore(Model):
    """A translation check that is right not to pass here."""

    check: Slug = Field(examples=["figures-kept"])
    """The check's id."""
    reason: Text = Field(examples=["The figure is part of a name."])
    """Why the gloss is right all the same."""


class Apparatus(Model):
    """What every clause and sentence may carry."""

    notes: tuple[Note, ...] = Field(
        default=(),
        examples=[
            [{"on": "物权凭证", "kind": "context", "en": "A bill of lading is one.", "zh": "提单即为其一。"}]
        ],
    )
    """Notes on words of it."""
    see: tuple[Reference, ...] = Field(
        default=(),
        examples=[
            [
                {
                    "to": "3.5.12",
                    "as": "builds-on",
                    "en": "It rests on this measure.",
                    "zh": "以该项措施为基础。",
                }
            ]
        ],
    )
    """Cross-references from it."""
    ignore: tuple[Ignore, ...] = Field(
        default=(), examples=[[{"check": "figures-kept", "reason": "The figure is part of a name."}]]
    )
    """Translation checks that it need not pass, each with the reason."""


class Gloss(Apparatus, Reviewable):
    """A sentence of the source, quoted, and its English."""

    zh: Text = Field(examples=["探索赋予运单物权凭证功能，为有关国际规则制定提供实践支撑。"])
    """The sentence, exactly as in the source. It is the anchor of everything below it."""
    en: Text | None = Field(
        default=None,
        examples=["Explore giving waybills the function of documents of title."],
    )
    """The English gloss. Leave the key out until there is one."""


class ClauseGloss(Apparatus):
    """A measure, or another clause within the section."""

    id: ClauseId = Field(examples=["3.6.17"])
    """The clause's id."""
    title: Words | None = Field(default=None, examples=["Innovate in logistics and transport service models"])
    """The English of its title."""
    sentences: tuple[Gloss, ...] = Field(
        default=(),
        examples=[
            [
                {
                    "zh": "探索赋予运单物权凭证功能，为有关国际规则制定提供实践支撑。",
                    "en": "Explore giving waybills the function of documents of title.",
                }
            ]
        ],
    )
    """Its sentences after the title, in the order of the text."""


class SectionFile(Apparatus):
    """plan/ID.yml: the annotations of one section, notice or preamble, or of a part without sections."""

    section: ClauseId = Field(examples=["3.6"])
    """The section's id. The file is named after it."""
    title: Words | None = Field(default=None, examples=["Build a comprehensive logistics hub"])
    """The English of its title."""
    sentences: tuple[Gloss, ...] = Field(default=(), examples=[[{"zh": "推动建设国家骨干冷链物流基地。"}]])
    """Sentences that stand in the section itself and not in a measure."""
    clauses: tuple[ClauseGloss, ...] = Field(default=(), examples=[[{"id": "3.6.17"}]])
    """The clauses within the section, in the order of the text."""

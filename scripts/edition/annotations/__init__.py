"""The YAML side: what contributors write about the text, loaded with places and checked."""

from edition.annotations.files import Annotations, Loaded, load_annotations
from edition.annotations.places import Places

__all__ = ["Annotations", "Loaded", "Places", "load_annotations"]

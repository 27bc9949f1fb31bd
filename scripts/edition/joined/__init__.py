"""The text and the annotations, joined to one edition; what does not fit together is reported."""

"""A filing that a lawyer edits, sentence by sentence with what each rests on."""

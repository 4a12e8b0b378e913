run:
	python3 dev.py run $(FILES)

test:
	python3 dev.py test

.PHONY: run test

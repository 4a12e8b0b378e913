"""Pages that are pictures: drawn, read by tesseract, and given as text with a box and a confidence for each word.

Both the drawing (pdfium, Pillow) and the reading (tesseract) see bytes that nobody vouches for: each page is drawn in
one confined process and read in another, and nothing but grey pixels goes from the one to the other.
"""

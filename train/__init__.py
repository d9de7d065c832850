"""Train the reader and the small models beside it from public data; nothing here runs at the product's run
time.
"""

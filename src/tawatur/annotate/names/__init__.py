"""Names and titles of one document as rows (`component`), and which name each title belongs to
(`binding`).
"""

"""Names and titles of one document as rows, and which name each title belongs to."""

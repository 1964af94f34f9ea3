"""What must hold in a register: rules of records, of claims, of subjects, of edits, and against doubles."""

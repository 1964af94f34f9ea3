"""The exchange: workbooks out and in; the only room that knows openpyxl."""

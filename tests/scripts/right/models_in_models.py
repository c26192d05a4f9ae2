"""Books as fields of other models, and lists of them."""

from pydantic import BaseModel, TypeAdapter

import precarious_truce as pt


class Loan(BaseModel):
    """A book that is lent."""

    book: pt.Book
    to: str


loan = Loan(book=pt.Book(title="Rivers"), to="Ola")
books = TypeAdapter(list[pt.Book]).validate_python([loan.book.model_dump()])
print(loan.book.key, books[0] == loan.book)

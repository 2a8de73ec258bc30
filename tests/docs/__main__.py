"""`python -m tests.docs`: write the pages that are made from the program, and say which changed."""

from tests.docs.made import ROOT, made_pages


def main() -> None:
    """Write what has changed, and delete problem pages whose code is gone."""
    pages = made_pages()
    for path, text in pages.items():
        file = ROOT / path
        if not file.exists() or file.read_text("utf-8") != text:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
            print(path)
    for file in (ROOT / "docs" / "problems").glob("*.md"):
        if file.relative_to(ROOT).as_posix() not in pages:
            file.unlink()
            print(f"deleted {file.name}")


main()

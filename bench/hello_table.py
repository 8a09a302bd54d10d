"""The yardstick for tables: a Typer hello-world of two commands that also prints a Rich table of ten rows."""

import typer

app = typer.Typer()


@app.command()
def hello(name: str = "world") -> None:
    """Say hello in a table."""
    from rich.console import Console
    from rich.table import Table

    table = Table("Time (UTC)", "Spacecraft", "Kind", "Title")
    for _ in range(10):
        table.add_row("17 Jul 1975, 16:09:09", "apollo, soyuz-19", "docking", f"hello {name}")
    Console(force_terminal=True, width=100).print(table)


@app.command()
def bye(name: str = "world") -> None:
    """Say goodbye."""
    print(f"goodbye {name}")


if __name__ == "__main__":
    app()

"""Help texts that name the formats, filled in from the lists of formats when somebody asks for help."""

from __future__ import annotations

import click


class FormatsCommand(click.Command):
    """A command in whose help ``{documents}``, ``{containers}``, ``{outputs}``, ``{updatable}`` stand for suffixes."""

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help text; the lists are imported only now, so that a run does not wait for them."""
        from extractor.read.formats import CONTAINERS, DOCUMENTS
        from extractor.read.formats import listed as inputs
        from extractor.write.formats import listed as outputs

        self.help = (self.help or "").format(
            documents=inputs(DOCUMENTS), containers=inputs(CONTAINERS), outputs=outputs(), updatable=outputs(True)
        )
        super().format_help_text(ctx, formatter)

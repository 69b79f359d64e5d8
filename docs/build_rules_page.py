"""Writes the generated half of docs/rules.md: every shipped rule with its words and examples.

python docs/build_rules_page.py            # rewrite docs/rules.md
python docs/build_rules_page.py --check    # exit 1 when the page is not what the rules say
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from extractor.rules import Rule, load_rules

PAGE = Path(__file__).with_name("rules.md")
MARK = "<!-- generated below by docs/build_rules_page.py; do not edit -->\n"


def rule_section(rule: Rule) -> str:
    """One rule as Markdown."""
    lines = [f"#### `{rule.name}` {rule.label}", ""]
    if rule.emits:
        lines.append(f"- stands for: `{rule.emits}`")
    for name, words in (("terms", rule.terms), ("patterns", rule.patterns), ("look-alikes", rule.look_alikes)):
        if words:
            lines.append(f"- {name}: " + " · ".join(f"`{word}`" for word in words))
    if rule.attributes:
        lines.append("- attributes: " + ", ".join(f"`{k}: {v}`" for k, v in rule.attributes.items()))
    lines.append("- fires in: " + " / ".join(f"「{text}」" for text in rule.examples.match))
    lines.append("- silent in: " + " / ".join(f"「{text}」" for text in rule.examples.no_match))
    if rule.note:
        lines.append(f"- note: {rule.note.strip()}")
    return "\n".join(lines) + "\n"


def generated_half() -> str:
    """All rules, by kind."""
    by_kind = load_rules().by_kind
    parts = [f"{sum(map(len, by_kind.values()))} rules in {len(by_kind)} files.\n"]
    for kind, rules in sorted(by_kind.items()):
        parts.append(f"### rules/{kind}.yaml\n")
        parts += [rule_section(rule) for rule in rules]
    return "\n".join(parts)


def main() -> int:
    """Rewrite or check the page."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--check", action="store_true")
    check = arguments.parse_args().check
    current = PAGE.read_text(encoding="utf-8")
    wanted = current.split(MARK)[0] + MARK + "\n" + generated_half()
    if check:
        return int(current != wanted)
    PAGE.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Makes the README's table of promises: `python .github/promises.py` runs the tests that hold them and writes it anew.

A figure is how many inputs the tests named here try, and how many of these failed: the same on any machine and day.
`--count` only prints how many they would try; a test compares that with the README.
"""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
_TABLE = re.compile(r"(?<=<!-- promises -->\n\n).*?(?=\n\n<!-- /promises -->)", re.DOTALL)


LONG = 50 if os.environ.get("ONRECORD_LONG") == "1" else 1
STRINGS = 400 * LONG  # that one start shows on its screens
LINES = 87  # commands with their words, of every one that there is


class Promise(NamedTuple):
    """What is promised, and the tests that hold it: `file::test`, with how many inputs each run goes through itself."""

    words: str
    tests: dict[str, int]


PROMISES = {
    "P1": Promise(
        "Nothing in a case can steer the terminal: what could is written out (`^[`, `<202e>`).",
        {
            "core/test_text.py::test_no_forbidden_code_point_passes": sys.maxunicode + 1,
            "core/test_fuzz.py::test_any_text_is_clean_once_it_is_cleaned_and_is_kept_as_written": 1,
            "core/test_nothing_steers.py::test_in_no_format_does_any_line_of_a_hostile_case_hold_what_steers": 1,
            "core/test_every_command.py::test_nothing_that_a_command_prints_steers_the_terminal": 19,
            "terminal/test_filter.py::test_a_control_character_that_slipped_into_a_line_is_written_out": 1,
            "terminal/test_terminal.py::test_no_byte_of_a_case_steers_the_terminal": 1,
            "terminal/test_strings.py::test_every_string_is_shown_word_for_word_and_none_steers_the_terminal": STRINGS,
        },
    ),
    "P2": Promise(
        "Nothing in a case is markup, an action or a link: `[/]` and `[@click=…]` stand as they are.",
        {
            "app/test_pictures.py::test_hostile_text_is_shown_as_it_stands": 21,
            "app/test_palette.py::test_hostile_names_stand_as_they_are_and_are_gone_to": 1,
            "app/test_opening_addresses.py::test_markup_in_an_address_is_shown_as_it_stands": 1,
            "core/test_cards.py::test_what_looks_like_markup_is_shown_as_it_stands": 1,
        },
    ),
    "P3": Promise(
        "A quote is shown word for word, at every width.",
        {
            "core/test_cards.py::test_every_quote_is_whole_and_in_order_at_every_width": 1,
            "core/test_any_quote.py::test_any_quote_is_whole_at_any_width": 1,
            "app/test_sizes.py::test_a_quote_is_whole_at_every_width": 1,
            "terminal/test_strings.py::test_every_string_is_shown_word_for_word_and_none_steers_the_terminal": STRINGS,
        },
    ),
    "P4": Promise(
        "Any file opens, or is refused in one line with its place.",
        {
            "core/test_corpus.py::test_a_hostile_case_is_opened_checked_and_exported": 1,
            "core/test_fuzz.py::test_any_yaml_is_read_or_told_in_lines_with_a_place": 1,
            "core/test_damage.py::test_no_damage_to_a_file_raises_or_hides_anything": 1,
            "core/test_many_faults.py::test_many_faults_are_counted_and_the_first_of_them_listed": 1,
            "core/test_bounds.py::test_no_hostile_file_takes_more_of_the_processor_or_of_memory_than_any_may": 1,
        },
    ),
    "P5": Promise(
        "A faulty record costs that record; each that is left out is counted.",
        {
            "core/test_checks.py::test_a_bad_value_in_any_field_costs_that_record_alone": 1,
            "core/test_nothing_lost.py::test_whatever_happens_to_a_file_all_its_records_are_shown_or_counted": 1,
            "core/test_nothing_lost.py::test_records_that_can_not_be_read_are_counted_by_their_ids": 1,
        },
    ),
    "P6": Promise(
        "Reading, searching, exporting and checking change no byte of a case.",
        {
            "core/test_every_command.py::test_no_command_that_is_not_told_to_changes_anything": LINES,
            "app/test_nothing_changed.py::test_no_action_of_the_table_changes_anything_of_the_case": 1,
            "core/test_corpus.py::test_a_hostile_case_is_opened_checked_and_exported": 1,
            "core/test_nothing_gets_out.py::test_no_command_reaches_for_a_network_or_another_program": 47,
        },
    ),
    "P7": Promise(
        "No command speaks to a network or starts another program, but git for `diff git:REV`, and your pager for long "
        "text on a terminal; the app does for `o`, `e` and the clipboard alone.",
        {
            "core/test_every_command.py::test_no_command_speaks_to_a_network_or_starts_another_program": LINES,
            "core/test_nothing_gets_out.py::test_no_command_reaches_for_a_network_or_another_program": 47,
            "core/test_pager.py::test_the_pager_is_the_persons_own_and_never_a_shell": 1,
            "core/test_revisions.py::test_a_revision_starts_git_and_nothing_else": 1,
            "core/test_revisions.py::test_nothing_of_a_repositorys_config_or_hooks_runs": 1,
            "core/test_house.py::test_five_modules_start_other_programs_and_none_speaks_to_a_network": 1,
        },
    ),
    "P8": Promise(
        "`o` opens web addresses alone, after showing them whole.",
        {
            "core/test_addresses.py::test_what_is_no_plain_web_address_is_refused_and_nothing_is_called": 1,
            "core/test_addresses.py::test_why_an_address_is_refused_never_repeats_it": 1,
            "app/test_opening_addresses.py::test_what_is_refused_is_shown_with_the_reason_and_enter_does_nothing": 1,
        },
    ),
    "P9": Promise(
        "What is exported is inert in a spreadsheet, in a reader of Markdown and in a browser.",
        {
            "core/test_csv.py::test_no_two_texts_are_escaped_alike": 1,
            "core/test_csv.py::test_every_field_of_words_stands_in_its_own_column_and_no_cell_runs": 1,
            "core/test_markdown.py::test_hostile_words_are_read_back_from_markdown_cards_and_are_no_syntax": 1,
            "core/test_markdown.py::test_any_words_in_a_blockquote_are_read_back_whole_between_two_paragraphs": 1,
            "core/test_markdown.py::test_any_words_in_a_table_stay_in_their_cells": 1,
            "core/test_html.py::test_nothing_in_a_case_becomes_an_element_an_attribute_or_an_address": 1,
            "core/test_html.py::test_what_could_steer_or_hide_is_written_out": 1,
        },
    ),
    "P10": Promise(
        "Bookmarks survive a kill, a second instance and whatever stands in their file.",
        {
            "core/test_memory.py::test_of_100_instances_killed_while_they_write_none_spoils_or_leaves_anything": 100
            * LONG,
            "core/test_memory.py::test_of_400_bookmarks_from_two_instances_at_once_all_400_are_kept": 400,
            "core/test_fuzz.py::test_with_any_state_the_case_opens": 1,
        },
    ),
    "P11": Promise(
        "The terminal is as it was after leaving, a crash, a signal and a stop.",
        {
            "terminal/test_terminal.py::test_a_signal_ends_it_in_good_order": 1,
            "terminal/test_terminal.py::test_a_crash_is_no_success_and_leaves_the_terminal_as_it_was": 1,
            "terminal/test_suspending.py::test_ctrl_z_gives_the_terminal_to_the_shell_and_fg_brings_everything_back": 1,
        },
    ),
    "P12": Promise(
        "No bytes from the keyboard, typed or pasted, end it or keep it from being left.",
        {
            "terminal/test_terminal.py::test_no_bytes_from_the_keyboard_end_it": 7,
            "terminal/test_random_keys.py::test_thousands_of_random_bytes_neither_end_it_nor_keep_it_in": 1,
            "terminal/test_pasting.py::test_a_paste_holds_no_escape_and_keys_outside_of_it_keep_theirs": 1,
        },
    ),
    "P13": Promise(
        "Without a terminal it says so in one line, and exits with 3.",
        {
            "terminal/test_no_terminal.py::test_without_a_terminal_it_says_so_in_one_line": 1,
            "terminal/test_no_terminal.py::test_a_dumb_terminal_is_none": 1,
            "terminal/test_no_terminal.py::test_a_pipe_is_no_terminal_either": 1,
        },
    ),
    "P14": Promise(
        "A reader that has seen enough, a full disk and ASCII are no crash.",
        {
            "core/test_every_command.py::test_of_no_command_is_a_closed_pipe_a_full_disk_or_ascii_a_crash": 57,
            "core/test_streams.py::test_a_reader_that_stops_early_is_no_error": 1,
            "core/test_streams.py::test_a_full_disk_is_one_line_and_exits_1": 1,
            "core/test_streams.py::test_a_closed_stream_is_no_crash_and_takes_no_talk_to_stdout": 1,
        },
    ),
    "P15": Promise(
        "Any search has an answer.",
        {
            "core/test_search_input.py::test_nothing_nasty_is_an_error": 1,
            "core/test_search_input.py::test_every_search_text_has_an_answer": 1,
            "core/test_search_input.py::test_whatever_has_a_letter_or_digit_is_told": 1,
            "core/test_fuzz.py::test_any_query_has_an_answer": 1,
            "core/test_corpus.py::test_a_hostile_query_has_an_answer": 1,
        },
    ),
    "P16": Promise(
        "It can be used from 24×6 on, and says so below.",
        {
            "app/test_sizes.py::test_random_sizes_one_after_the_other_as_when_a_corner_is_dragged": 13,
            "app/test_sizes.py::test_with_too_little_room_one_line_says_so_and_how_to_leave": 1,
            "app/test_sizes.py::test_what_one_looks_at_survives_every_size": 1,
        },
    ),
}


class Tally:
    """Counts, as a plugin of pytest, how many inputs each test tries and how many of its runs failed."""

    def __init__(self) -> None:
        self.tried: Counter[str] = Counter()
        self.failed: Counter[str] = Counter()
        self.missed: Counter[str] = Counter()

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        """Count one input for each run, or the examples of one that makes them up."""
        for item in items:
            made_up = getattr(item.obj, "_hypothesis_internal_use_settings", None)
            self.tried[_name(item.nodeid)] += made_up.max_examples if made_up else 1

    def pytest_runtest_logreport(self, report: Any) -> None:
        """Count what failed, and what was skipped, which was not tried."""
        self.failed[_name(report.nodeid)] += report.failed
        self.missed[_name(report.nodeid)] += report.skipped

    def row(self, name: str) -> tuple[int, int]:
        """Return how many inputs were tried for a promise, and how many tests failed or were not run."""
        tests = PROMISES[name].tests
        tried = sum(self.tried[test] * inside for test, inside in tests.items())
        return tried, sum(self.failed[test] + self.missed[test] for test in tests)

    def table(self) -> str:
        """Return the table of the README."""
        rows = [
            f"| {name} | {each.words} | {self.row(name)[0]:,} | {self.row(name)[1]} |"
            for name, each in PROMISES.items()
        ]
        return "\n".join(["| | promise | inputs tried | failed |", "|---|---|---:|---:|", *rows])


def _name(nodeid: str) -> str:
    return nodeid.partition("[")[0].removeprefix("tests/")


def tally(*options: str) -> Tally:
    """Run the tests, or with `--collect-only` find them, and return the count; one that is not there is an error."""
    os.chdir(ROOT)
    names = dict.fromkeys(f"tests/{test}" for promise in PROMISES.values() for test in promise.tests)
    counted = Tally()
    pytest.main(["-q", "-n", "0", "-p", "no:cacheprovider", *options, *names], plugins=[counted])
    missing = [name for name in names if not counted.tried[_name(name)]]
    assert not missing, f"there is no {', '.join(missing)}"
    return counted


def with_table(readme: str, table: str) -> str:
    """Return the README with another table of promises."""
    assert _TABLE.search(readme), "the README has lost the place of its promises"
    return _TABLE.sub(lambda _: table, readme)


if __name__ == "__main__":
    if sys.argv[1:] == ["--count"]:
        found = tally("--collect-only", "-qqq")
        print(*(f"{name} {found.row(name)[0]}" for name in PROMISES), sep="\n")
    else:
        README.write_text(with_table(README.read_text(encoding="utf-8"), tally().table()), encoding="utf-8")

"""The walls behind the promises P1 to P6 and P10: what is shown, read and kept."""

from __future__ import annotations

from mutants import Mutant

_EVERY = "core/test_every_command.py::"
_TERMINAL = "terminal/test_terminal.py::"
_STRINGS = "terminal/test_strings.py::test_every_string_is_shown_word_for_word_and_none_steers_the_terminal"

STEERING = (
    Mutant(
        "p1-clean",
        "ESC passes, with which whatever steers a terminal begins",
        "tui/text.py",
        r"\x0b-\x1f\x7f-\x9f",
        r"\x0b-\x1a\x1c-\x1f\x7f-\x9f",
        (
            "core/test_text.py::test_no_forbidden_code_point_passes",
            "core/test_fuzz.py::test_any_text_is_clean_once_it_is_cleaned_and_is_kept_as_written",
            f"{_EVERY}test_nothing_that_a_command_prints_steers_the_terminal",
            f"{_TERMINAL}test_no_byte_of_a_case_steers_the_terminal",
            "terminal/test_filter.py::test_a_control_character_that_slipped_into_a_line_is_written_out",
            _STRINGS,
        ),
    ),
    Mutant(
        "p1-reader",
        "what is read is kept as it is, and not cleaned",
        "tui/text.py",
        "made = super().__new__(cls, clean(raw))",
        "made = super().__new__(cls, raw)",
        (
            "core/test_nothing_steers.py::test_in_no_format_does_any_line_of_a_hostile_case_hold_what_steers",
            f"{_EVERY}test_nothing_that_a_command_prints_steers_the_terminal",
        ),
    ),
    Mutant(
        "p1-last-wall",
        "what slipped into a line goes out to the terminal",
        "tui/explorer/terminal/filter.py",
        "clean(segment.text)",
        "segment.text",
        ("terminal/test_filter.py::test_a_control_character_that_slipped_into_a_line_is_written_out",),
    ),
    Mutant(
        "p2-markup-in-a-line",
        "a text is read as markup where it is drawn",
        "tui/explorer/widgets/drawing.py",
        "        segments.append(Segment(span.text, ",
        "        from rich.text import Text\n\n        segments.append(Segment(Text.from_markup(span.text).plain, ",
        (
            "app/test_pictures.py::test_hostile_text_is_shown_as_it_stands",
            "app/test_palette.py::test_hostile_names_stand_as_they_are_and_are_gone_to",
            "app/test_opening_addresses.py::test_markup_in_an_address_is_shown_as_it_stands",
        ),
    ),
    Mutant(
        "p2-markup-in-a-card",
        "a text is read as markup where it is laid out in lines",
        "tui/formats/layout.py",
        'text = "".join([span.text for span in spans])\n    if "\\t" in text:',
        "spans = tuple(each._replace(text=each.text.replace('[', '')) for each in spans)\n"
        '    text = "".join([span.text for span in spans])\n    if "\\t" in text:',
        ("core/test_cards.py::test_what_looks_like_markup_is_shown_as_it_stands",),
    ),
    Mutant(
        "p3-whole",
        "where a line breaks, the first character of the next is lost",
        "tui/formats/breaking.py",
        "begin, used, limit = token.start(), 0, width",
        "begin, used, limit = token.start() + 1, 0, width",
        ("core/test_any_quote.py::test_any_quote_is_whole_at_any_width", _STRINGS),
    ),
    Mutant(
        "p3-plain",
        "where a line of plain words breaks, the first character of the next is lost",
        "tui/formats/breaking.py",
        "start, limit = space + 1, width",
        "start, limit = space + 2, width",
        (
            "core/test_cards.py::test_every_quote_is_whole_and_in_order_at_every_width",
            "app/test_sizes.py::test_a_quote_is_whole_at_every_width",
        ),
    ),
)

READING = (
    Mutant(
        "p4-faults",
        "what the parser says of a file that is no YAML ends the program",
        "tui/reading/syntax.py",
        "FAULTS = (yaml.YAMLError, ValueError,",
        "FAULTS = (ValueError,",
        (
            "core/test_corpus.py::test_a_hostile_case_is_opened_checked_and_exported",
            "core/test_fuzz.py::test_any_yaml_is_read_or_told_in_lines_with_a_place",
            "core/test_damage.py::test_no_damage_to_a_file_raises_or_hides_anything",
        ),
    ),
    Mutant(
        "p4-bounds",
        "the place of each fault is counted from the beginning of the file",
        "tui/reading/files.py",
        "if self._ends is None and self._asked > _FEW:",
        "if self._ends is None and self._asked < 0:",
        ("core/test_bounds.py::test_no_hostile_file_takes_more_of_the_processor_or_of_memory_than_any_may",),
    ),
    Mutant(
        "p4-few",
        "every fault is listed, however many there are of a kind",
        "tui/problems.py",
        "if self.counts[kind] <= MOST_OF_A_KIND:",
        "if self.counts[kind]:",
        ("core/test_many_faults.py::test_many_faults_are_counted_and_the_first_of_them_listed",),
    ),
    Mutant(
        "p5-left-out",
        "a record that is left out is not counted",
        "tui/reading/records.py",
        "            reading.left_out.append((found.kind, name, found.place))\n",
        "",
        (
            "core/test_checks.py::test_a_bad_value_in_any_field_costs_that_record_alone",
            "core/test_nothing_lost.py::test_whatever_happens_to_a_file_all_its_records_are_shown_or_counted",
        ),
    ),
    Mutant(
        "p5-lost",
        "records that a fault outside of them hides are not counted",
        "tui/reading/reading.py",
        '            self.left_out.append(("", name, place))\n',
        "",
        (
            "core/test_nothing_lost.py::test_records_that_can_not_be_read_are_counted_by_their_ids",
            "core/test_nothing_lost.py::test_whatever_happens_to_a_file_all_its_records_are_shown_or_counted",
        ),
    ),
    Mutant(
        "p6-reading-writes",
        "who reads a file leaves a trace on it",
        "tui/bounded.py",
        "    status = os.fstat(descriptor)\n",
        "    os.utime(descriptor)\n    status = os.fstat(descriptor)\n",
        (
            f"{_EVERY}test_no_command_that_is_not_told_to_changes_anything",
            "app/test_nothing_changed.py::test_no_action_of_the_table_changes_anything_of_the_case",
            "core/test_corpus.py::test_a_hostile_case_is_opened_checked_and_exported",
            "core/test_nothing_gets_out.py::test_no_command_reaches_for_a_network_or_another_program",
        ),
    ),
    Mutant(
        "p6-write-unasked",
        "an id is renamed in the files without --write",
        "tui/commands/rename.py",
        "    if args.write:\n",
        "    if found:\n",
        (f"{_EVERY}test_no_command_that_is_not_told_to_changes_anything",),
    ),
    Mutant(
        "p10-whole",
        "what is kept is written over where it lies",
        "tui/writing.py",
        "            if over:\n                os.replace(aside, target)\n",
        "            if over:\n                target.write_bytes(Path(aside).read_bytes()), os.unlink(aside)\n",
        ("core/test_memory.py::test_of_100_instances_killed_while_they_write_none_spoils_or_leaves_anything",),
    ),
    Mutant(
        "p10-lock",
        "two instances write at once",
        "tui/user/kept_files.py",
        "fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)",
        "fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)",
        ("core/test_memory.py::test_of_400_bookmarks_from_two_instances_at_once_all_400_are_kept",),
    ),
    Mutant(
        "p10-state",
        "what stands in a file of state is taken as it is",
        "tui/explorer/state/session.py",
        "for name, value in kept.items() if name in _FITS and _FITS[name](value)",
        "for name, value in kept.items()",
        ("core/test_fuzz.py::test_with_any_state_the_case_opens",),
    ),
)

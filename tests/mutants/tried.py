"""What mended each fault that was found from outside, taken out again; a name begins with the fault's number."""

from __future__ import annotations

from mutants import Mutant

_TRIED = "core/test_tried.py::test_tried_"

READ = (
    Mutant(
        "tried-04",
        "a merge conflict is read as it stands, and told as three errors of YAML",
        "tui/reading/mending.py",
        'if "<<<<<<<" in text or ">>>>>>>" in text:',
        'if "<<<<<<<<" in text:',
        (f"{_TRIED}04_merge_markers_are_one_error_with_their_lines",),
    ),
    Mutant(
        "tried-06",
        "words over two lines are sought as they stand, CRLF and all",
        "tui/reading/source_text.py",
        "return self._flow.find(*cut(prefix, exact, suffix)) or self._unbroken.find(exact, prefix, suffix)",
        "return self._as_it_is(exact, prefix, suffix)",
        (f"{_TRIED}06_a_quote_over_two_lines_is_found_in_a_text_with_crlf",),
    ),
    Mutant(
        "tried-07",
        "a letter that looks like another is not named",
        "tui/reading/letters.py",
        "if not char.isascii() or not (char.isprintable()",
        "if char.isascii() and not (char.isprintable()",
        (f"{_TRIED}07_a_letter_that_looks_like_another_is_named",),
    ),
    Mutant(
        "tried-08",
        "a line that is indented with no-break spaces is no YAML",
        "tui/reading/mending.py",
        "if not text.isascii() and any(char in text for char in _SPACES):",
        "if text.isascii():",
        (f"{_TRIED}08_a_line_indented_with_no_break_spaces_is_one_error",),
    ),
    Mutant(
        "tried-09",
        "UTF-16 is read as UTF-8, with an error for each line",
        "tui/reading/mending.py",
        'if b"\\0" in data[:64] or data[:2]',
        'if b"" == data[:64] and data[:2]',
        (f"{_TRIED}09_utf_16_is_named_in_one_line",),
    ),
    Mutant(
        "tried-10",
        "nobody says that a file with another name, or in a folder, is not read",
        "tui/reading/beside.py",
        r'_MEANT = regex(r"\.ya?ml(?:\.txt|\.TXT|\.yaml|\.yml)?$", re.IGNORECASE)',
        r'_MEANT = regex(r"\.ya?ml$")',
        (f"{_TRIED}10_files_that_are_not_read_are_named",),
    ),
    Mutant(
        "tried-27",
        "a count that may be a thousand times too small is passed over",
        "tui/case/thousandths.py",
        '_THREE = regex(r"-?[0-9]{1,3}(?:\\.[0-9]{3})")',
        '_THREE = regex(r"-?[0-9]{1,3}(?:\\.[0-9]{4})")',
        (f"{_TRIED}27_a_count_with_three_digits_behind_its_point_is_asked_about",),
    ),
    Mutant(
        "tried-28",
        "two halves of an emoji are no character",
        "tui/reading/escapes.py",
        'if "\\\\" not in text or not _LIKE',
        'if "\\\\" in text or not _LIKE',
        (f"{_TRIED}28_what_writers_of_json_make_of_an_emoji_is_read",),
    ),
)

ASKED = (
    Mutant(
        "tried-12",
        "letters with a bar or a tail, and those that no decomposition leads to, are letters of their own",
        "tui/folding.py",
        "    if char in _LETTERS:\n        return _LETTERS[char]\n    kind = unicodedata.category(char)\n",
        '    return "" if unicodedata.combining(char) else char\n',
        (f"{_TRIED}12_letters_that_do_not_decompose_are_found_by_those_of_a_keyboard",),
    ),
    Mutant(
        "tried-14",
        "control signs that are written out are words, and part those around them",
        "tui/folding.py",
        'return unicodedata.category(chr(int(code, 16))) == "Cf"',
        'return unicodedata.category(chr(int(code, 16))) == "Cc"',
        (f"{_TRIED}14_what_nobody_sees_counts_as_nothing_in_a_search",),
    ),
    Mutant(
        "tried-15",
        "typographic quotation marks are none in a search",
        "tui/case/search.py",
        "text = text[:_MOST_CHARS].translate(_QUOTES)",
        "text = text[:_MOST_CHARS]",
        (f"{_TRIED}15_quotation_marks_of_every_sort_make_a_phrase",),
    ),
    Mutant(
        "tried-16",
        "a word with a dash is an option that there is not",
        "tui/commands/arguments.py",
        "elif self.words_as_typed and not arg",
        'elif self.words_as_typed and arg[:1] != "-" and not arg',
        (f"{_TRIED}16_a_word_with_a_dash_is_one_that_must_not_occur",),
    ),
    Mutant(
        "tried-17",
        "a value that begins with a minus is taken for an option",
        "tui/commands/arguments.py",
        'if value[:1] == "-" and value not in taking',
        'if value[:2] == "--" and value not in taking',
        (f"{_TRIED}17_a_day_before_christ_needs_no_sign_of_equality",),
    ),
    Mutant(
        "tried-18",
        "a case does not come through a pipe",
        "tui/piped.py",
        'piped = str(path) == "-" or path.is_fifo()',
        "piped = False",
        (f"{_TRIED}18_a_case_comes_from_a_pipe",),
    ),
    Mutant(
        "tried-26",
        "two signs of per cent hide words from some readers of Markdown",
        "tui/formats/md.py",
        'r"|%(?=%)|(?<=%)%"',
        'r""',
        (f"{_TRIED}26_two_signs_of_per_cent_hide_nothing_in_markdown",),
    ),
)

PRESSED = (
    Mutant(
        "tried-21",
        "ctrl+z does nothing",
        "tui/explorer/app.py",
        "if give_way is None or not give_way():",
        "if give_way is not None:",
        ("terminal/test_suspending.py::test_ctrl_z_gives_the_terminal_to_the_shell_and_fg_brings_everything_back",),
    ),
    Mutant(
        "tried-22",
        "Esc and a letter in one read are the letter with alt, which nothing has",
        "tui/explorer/terminal/keys_sent.py",
        "Sent(after_escape=character)",
        "Sent()",
        (
            "terminal/test_escape_and_letter.py::test_in_a_list_both_are_answered",
            "terminal/test_escape_and_letter.py::test_in_a_search_the_first_ends_it_and_the_letter_is_not_typed",
        ),
    ),
    Mutant(
        "tried-23",
        "what the screen breaks is copied with the break",
        "tui/explorer/widgets/selecting.py",
        'text += "\\n" if cell.after is None else cell.after',
        'text += "\\n"',
        ("terminal/test_mouse_selection.py::test_a_quote_that_the_screen_breaks_is_copied_as_its_file_has_it",),
    ),
    Mutant(
        "tried-24",
        "the mouse is taken whatever the settings say",
        "tui/commands/app.py",
        "app.run(mouse=settings.mouse)",
        "app.run()",
        (
            "terminal/test_mouse_left_alone.py::"
            "test_the_mouse_is_asked_for_unless_the_settings_leave_it_to_the_terminal",
        ),
    ),
    Mutant(
        "tried-30",
        "a path that is dropped stays as the terminal has written it",
        "tui/explorer/dialogs/save.py",
        "path = dropped(event.text)",
        "path = None",
        (
            "app/test_dropping.py::test_a_dropped_file_is_the_one_that_is_written_over",
            "app/test_dropping.py::test_into_a_dropped_folder_goes_the_name_that_stood_there",
        ),
    ),
)

TRIED = (*READ, *ASKED, *PRESSED)

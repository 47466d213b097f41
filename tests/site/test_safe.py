"""What keeps a page inert."""

import json

import pytest

from kg.errors import KgError
from kg.site.safe import as_script_data, policy

HOSTILE = ["</script><script>x()</script>", "<!--<script>", "]]>", "\u2028\u2029", "&lt;", '"\\', "\x00"]


@pytest.mark.parametrize("words", HOSTILE)
def test_data_for_a_script_element_holds_no_markup_and_reads_back_the_same(words):
    written = str(as_script_data({words: words}))
    assert not set("<>&\u2028\u2029\x00") & set(written)
    assert json.loads(written) == {words: words}


def test_the_policy_allows_nothing_but_the_given_script_and_style():
    found = policy(["a()"], "p{}")
    assert found.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in found
    assert "http" not in found


def test_the_policy_names_the_hash_that_browsers_compute():
    # the value that RFC 4648 base64 of SHA-256 of the empty text has
    assert "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='" in policy(["a()"], "")


@pytest.mark.parametrize("part", ["a</SCRIPT>", "b</style x>"])
def test_a_script_or_style_that_would_end_its_element_is_refused(part):
    with pytest.raises(KgError):
        policy([part], "")
    with pytest.raises(KgError):
        policy([], part)

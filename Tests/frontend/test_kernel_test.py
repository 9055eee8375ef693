"""The conformance tests of the jupyter_kernel_test package.

Those of streams and clear_output are skipped: a Dipole program cannot write to either.
"""

import jupyter_kernel_test


class TestDipole(jupyter_kernel_test.KernelTests):
    kernel_name = "dipole"
    language_name = "dipole"
    file_extension = ".dip"

    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": "1 + 2", "result": "3"},
        {"code": "2 * 2.5 MeV", "result": "5 MeV"},
        {"code": "[1 keV, 2 keV]"},
        {"code": "table(x = x for x in [1 keV, 2 keV])", "mime": "text/html"},
        {"code": "table(x = x for x in [1 keV, 2 keV])", "mime": "text/latex"},
        {"code": "plot(x^2 for x in 0..1)", "mime": "image/svg+xml"},
    ]
    code_display_data = [
        {"code": "plot(x^2 for x in 0..1)\n6 * 7", "mime": "image/svg+xml"},
        {"code": "table(x = x for x in [1 keV, 2 keV])\n6 * 7", "mime": "text/html"},
        {"code": "6 * 7\n6 * 7", "mime": "text/plain"},
    ]
    code_generate_error = "1 keV + 1 cm"
    code_page_something = "sqrt?"
    code_inspect_sample = "dsigma_es"

    completion_samples = [
        {"text": "derivat", "matches": ["derivative"]},
        {"text": "3 keVe", "matches": ["keVee"]},
        {"text": "\\theta", "matches": ["θ"]},
        {"text": "nothing_begins_like_this", "matches": []},
    ]
    complete_code_samples = ["6 * 7", "x = 3 keV", "f(T: keV) = T^2", "", "# only a comment"]
    incomplete_code_samples = ["sqrt(", "[1,", "x = 3 +", "m = model {"]
    invalid_code_samples = ["x = )", "3 )", "1 keV 2"]

    supported_history_operations = ("tail", "range", "search")
    code_history_pattern = "1 ? 2"


class TestIopubWelcome(jupyter_kernel_test.IopubWelcomeTests):
    kernel_name = "dipole"
    support_iopub_welcome = True

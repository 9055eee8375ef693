"""How `make pdf` exports notebooks: `jupyter nbconvert --config kernelspec/nbconvert/config.py --to pdf`."""

from pathlib import Path

c = get_config()  # noqa: F821 (traitlets gives it)

# Plots are SVG. nbconvert would turn them into PDF by Inkscape; librsvg does it in a small fraction of the time.
c.SVG2PDFPreprocessor.command = [
    "rsvg-convert", "--format", "pdf", "--output", "{to_filename}", "{from_filename}"]

c.PDFExporter.template_name = c.LatexExporter.template_name = "pages"
c.PDFExporter.extra_template_basedirs = c.LatexExporter.extra_template_basedirs = [
    str(Path(__file__).parent / "templates")]
c.PDFExporter.exclude_input_prompt = c.LatexExporter.exclude_input_prompt = True
c.PDFExporter.exclude_output_prompt = c.LatexExporter.exclude_output_prompt = True

"""A pyhf workspace of one channel as RooFit's HistFactory builds it, for fit_peers.py."""

import json

import ROOT


def build(path):
    """The RooWorkspace, and what must live as long."""
    with open(path) as file:
        workspace = json.load(file)
    factory, channel = ROOT.RooStats.HistFactory, workspace["channels"][0]
    kept = []

    def histogram(contents):
        result = ROOT.TH1D(f"h{len(kept)}", "", len(contents), 0, len(contents))
        result.SetDirectory(0)
        ROOT.SetOwnership(result, False)
        for bin, content in enumerate(contents, 1):
            result.SetBinContent(bin, content)
        kept.append(result)
        return result

    measurement = factory.Measurement("measurement", "measurement")
    measurement.SetPOI("mu")
    measurement.SetLumi(1)
    measurement.SetLumiRelErr(0.1)
    measurement.AddConstantParam("Lumi")
    target = factory.Channel(channel["name"])
    target.SetData(histogram(workspace["observations"][0]["data"]))
    for one in channel["samples"]:
        sample = factory.Sample(one["name"])
        sample.SetHisto(histogram(one["data"]))
        sample.SetNormalizeByTheory(False)
        for modifier in one["modifiers"]:
            if modifier["type"] == "normfactor":
                sample.AddNormFactor("mu", 1, -5, 20)
                continue
            shape = factory.HistoSys()
            shape.SetName(modifier["name"])
            shape.SetHistoHigh(histogram(modifier["data"]["hi_data"]))
            shape.SetHistoLow(histogram(modifier["data"]["lo_data"]))
            sample.AddHistoSys(shape)
        target.AddSample(sample)
    measurement.AddChannel(target)
    return factory.MakeModelAndMeasurementFast(measurement), (measurement, kept)

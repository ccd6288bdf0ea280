package io.shoal.window;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of {@link SegmentTotals}. */
public final class SegmentTotalsCodec {
  private SegmentTotalsCodec() {}

  public static void write(SegmentTotals totals, DataOutput out) throws IOException {
    Numbers.write(totals.scored(), out);
    Numbers.write(totals.events(), out);
    Numbers.write(totals.conversions(), out);
    Numbers.write(totals.adds(), out);
    Numbers.write(totals.drops(), out);
    Numbers.write(totals.exposures(), out);
    Numbers.write(totals.converted(), out);
    write(totals.labels(), out);
    Numbers.writeAll(totals.features().ranked(), out);
    Numbers.writeAll(totals.features().ranks(), out);
    Numbers.writeAll(totals.features().squares(), out);
    Numbers.writeAll(totals.features().lower(), out);
    Numbers.writeAll(totals.features().upper(), out);
  }

  public static SegmentTotals read(DataInput in, int features) throws IOException {
    return new SegmentTotals(
        Numbers.read(in),
        Numbers.read(in),
        Numbers.read(in),
        Numbers.read(in),
        Numbers.read(in),
        Numbers.read(in),
        Numbers.read(in),
        readLabels(in),
        new FeatureTotals(
            Numbers.readAll(features, in),
            Numbers.readAll(features, in),
            Numbers.readAll(features, in),
            Numbers.readAll(features, in),
            Numbers.readAll(features, in)));
  }

  public static void write(LabelTotals labels, DataOutput out) throws IOException {
    Numbers.write(labels.labelled(), out);
    Numbers.write(labels.compared(), out);
    Numbers.writeFolded(labels.silhouette(), out);
    Numbers.write(labels.margin(), out);
    Numbers.write(labels.noise(), out);
    Numbers.write(labels.rescored(), out);
    Numbers.write(labels.kept(), out);
    Numbers.write(labels.moved(), out);
  }

  public static LabelTotals readLabels(DataInput in) throws IOException {
    long labelled = Numbers.read(in);
    long compared = Numbers.read(in);
    long silhouette = Numbers.readFolded(in);
    return new LabelTotals(
        labelled,
        compared,
        silhouette,
        Numbers.read(in),
        Numbers.read(in),
        Numbers.read(in),
        Numbers.read(in),
        Numbers.read(in));
  }
}

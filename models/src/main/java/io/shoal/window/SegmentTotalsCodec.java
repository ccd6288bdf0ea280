package io.shoal.window;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The binary form of {@link SegmentTotals}. Numbers take seven bits a byte, the least first
 * (LEB128), for most are small; those that can be negative are folded first (zigzag).
 */
public final class SegmentTotalsCodec {
  private SegmentTotalsCodec() {}

  public static void write(SegmentTotals totals, DataOutput out) throws IOException {
    number(totals.scored(), out);
    number(totals.events(), out);
    number(totals.conversions(), out);
    number(totals.adds(), out);
    number(totals.drops(), out);
    number(totals.exposures(), out);
    number(totals.converted(), out);
    write(totals.labels(), out);
    numbers(totals.features().ranked(), out);
    numbers(totals.features().ranks(), out);
    numbers(totals.features().squares(), out);
    numbers(totals.features().lower(), out);
    numbers(totals.features().upper(), out);
  }

  public static SegmentTotals read(DataInput in, int features) throws IOException {
    return new SegmentTotals(
        number(in),
        number(in),
        number(in),
        number(in),
        number(in),
        number(in),
        number(in),
        readLabels(in),
        new FeatureTotals(
            numbers(features, in),
            numbers(features, in),
            numbers(features, in),
            numbers(features, in),
            numbers(features, in)));
  }

  public static void write(LabelTotals labels, DataOutput out) throws IOException {
    number(labels.labelled(), out);
    number(labels.compared(), out);
    number((labels.silhouette() << 1) ^ (labels.silhouette() >> 63), out);
    number(labels.margin(), out);
    number(labels.noise(), out);
    number(labels.rescored(), out);
    number(labels.kept(), out);
    number(labels.moved(), out);
  }

  public static LabelTotals readLabels(DataInput in) throws IOException {
    long labelled = number(in);
    long compared = number(in);
    long folded = number(in);
    return new LabelTotals(
        labelled,
        compared,
        (folded >>> 1) ^ -(folded & 1),
        number(in),
        number(in),
        number(in),
        number(in),
        number(in));
  }

  private static void numbers(long[] values, DataOutput out) throws IOException {
    for (long value : values) {
      number(value, out);
    }
  }

  private static long[] numbers(int n, DataInput in) throws IOException {
    long[] values = new long[n];
    for (int i = 0; i < n; i++) {
      values[i] = number(in);
    }
    return values;
  }

  private static void number(long value, DataOutput out) throws IOException {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.writeByte((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.writeByte((int) rest);
  }

  private static long number(DataInput in) throws IOException {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte next = in.readByte();
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IOException("an encoded number is longer than 64 bits");
  }
}

package io.shoal.window;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** The binary form of a {@link WindowSummary}: the same bytes for the same summary. */
public final class SummaryCodec {
  private static final byte VERSION = 3;

  private SummaryCodec() {}

  public static byte[] encode(WindowSummary summary) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeLong(summary.windowEnd());
      out.writeLong(summary.users());
      out.writeLong(summary.events());
      out.writeLong(summary.duplicates());
      out.writeLong(summary.conversions());
      out.writeLong(summary.errorSum());
      out.writeInt(summary.sources().size());
      for (Map.Entry<String, Long> source : summary.sources().entrySet()) {
        out.writeUTF(source.getKey());
        out.writeLong(source.getValue());
      }
      out.writeInt(summary.bins().length);
      for (long[] bins : summary.bins()) {
        Numbers.writeAll(bins, out);
      }
      out.writeInt(summary.segments().size());
      for (Map.Entry<Integer, SegmentTotals> segment : summary.segments().entrySet()) {
        out.writeInt(segment.getKey());
        SegmentTotalsCodec.write(segment.getValue(), out);
      }
      summary.ticks().write(out);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    return bytes.toByteArray();
  }

  public static WindowSummary decode(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      byte version = in.readByte();
      if (version != VERSION) {
        throw new IllegalArgumentException(
            "a summary has format version " + version + ", this release reads " + VERSION);
      }
      long windowEnd = in.readLong();
      long users = in.readLong();
      long events = in.readLong();
      long duplicates = in.readLong();
      long conversions = in.readLong();
      long errorSum = in.readLong();
      TreeMap<String, Long> sources = new TreeMap<>();
      for (int i = in.readInt(); i > 0; i--) {
        sources.put(in.readUTF(), in.readLong());
      }
      int features = in.readInt();
      long[][] bins = new long[features][];
      for (int i = 0; i < features; i++) {
        bins[i] = Numbers.readAll(FeatureBins.BINS + 1, in);
      }
      TreeMap<Integer, SegmentTotals> segments = new TreeMap<>();
      for (int i = in.readInt(); i > 0; i--) {
        segments.put(in.readInt(), SegmentTotalsCodec.read(in, features));
      }
      return new WindowSummary(
          windowEnd,
          users,
          events,
          duplicates,
          conversions,
          errorSum,
          sources,
          bins,
          segments,
          TickTotals.read(in));
    } catch (IOException e) {
      throw new UncheckedIOException("an encoded summary is cut short", e);
    }
  }
}

package io.shoal.profile;

import io.shoal.window.LabelTotals;
import io.shoal.window.SegmentTotalsCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The binary form of {@link SegmentProfiles}: the same bytes for the same profiles. */
final class ProfilesCodec {
  private static final byte VERSION = 2;

  private ProfilesCodec() {}

  static byte[] encode(SegmentProfiles profiles) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 14);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeInt(profiles.features);
      out.writeInt(profiles.living.size());
      for (SegmentHistory history : profiles.living.values()) {
        write(history, out);
      }
      write(profiles.gone, out);
      SegmentTotalsCodec.write(profiles.today, out);
      SegmentTotalsCodec.write(profiles.lastDay, out);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    return bytes.toByteArray();
  }

  static SegmentProfiles decode(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      byte version = in.readByte();
      if (version != VERSION) {
        throw new IllegalArgumentException(
            "segment profiles have format version " + version + ", this release reads " + VERSION);
      }
      int features = in.readInt();
      NavigableMap<Integer, SegmentHistory> living = new TreeMap<>();
      for (int i = in.readInt(); i > 0; i--) {
        SegmentHistory history = readHistory(in, features);
        living.put(history.id(), history);
      }
      TreeSet<Integer> gone = new TreeSet<>(readIds(in));
      LabelTotals today = SegmentTotalsCodec.readLabels(in);
      LabelTotals lastDay = SegmentTotalsCodec.readLabels(in);
      return new SegmentProfiles(features, living, gone, today, lastDay);
    } catch (IOException e) {
      throw new IllegalArgumentException("encoded segment profiles are cut short", e);
    }
  }

  private static void write(SegmentHistory history, DataOutputStream out) throws IOException {
    out.writeInt(history.id());
    out.writeInt(history.parent());
    out.writeLong(history.bornAt());
    write(history.absorbed(), out);
    out.writeLong(history.size());
    out.writeInt(history.name().id());
    out.writeInt(history.name().phrases().size());
    for (String phrase : history.name().phrases()) {
      out.writeUTF(phrase);
    }
    out.writeInt(history.days().size());
    for (Map.Entry<Long, SegmentDay> day : history.days().entrySet()) {
      out.writeLong(day.getKey());
      SegmentTotalsCodec.write(day.getValue().totals(), out);
      for (long events : day.getValue().quarters()) {
        out.writeLong(events);
      }
      out.writeLong(day.getValue().size());
    }
    PropensityShift shift = history.shift();
    out.writeBoolean(shift != null);
    if (shift != null) {
      out.writeLong(shift.since());
      out.writeDouble(shift.observed());
      out.writeDouble(shift.expected());
    }
  }

  private static SegmentHistory readHistory(DataInputStream in, int features) throws IOException {
    int id = in.readInt();
    int parent = in.readInt();
    long bornAt = in.readLong();
    List<Integer> absorbed = readIds(in);
    long size = in.readLong();
    int nameId = in.readInt();
    List<String> phrases = new ArrayList<>();
    for (int i = in.readInt(); i > 0; i--) {
      phrases.add(in.readUTF());
    }
    NavigableMap<Long, SegmentDay> days = new TreeMap<>();
    for (int i = in.readInt(); i > 0; i--) {
      long day = in.readLong();
      var totals = SegmentTotalsCodec.read(in, features);
      long[] quarters = new long[SegmentDay.QUARTERS];
      for (int quarter = 0; quarter < quarters.length; quarter++) {
        quarters[quarter] = in.readLong();
      }
      days.put(day, new SegmentDay(totals, quarters, in.readLong()));
    }
    PropensityShift shift =
        in.readBoolean()
            ? new PropensityShift(in.readLong(), in.readDouble(), in.readDouble())
            : null;
    return new SegmentHistory(
        id, parent, bornAt, absorbed, size, new SegmentName(phrases, nameId), days, shift);
  }

  private static void write(Iterable<Integer> ids, DataOutputStream out) throws IOException {
    List<Integer> all = new ArrayList<>();
    ids.forEach(all::add);
    out.writeInt(all.size());
    for (int id : all) {
      out.writeInt(id);
    }
  }

  private static List<Integer> readIds(DataInputStream in) throws IOException {
    List<Integer> ids = new ArrayList<>();
    for (int i = in.readInt(); i > 0; i--) {
      ids.add(in.readInt());
    }
    return ids;
  }
}

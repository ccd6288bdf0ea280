package io.shoal.segment;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The binary form of a catalogue: the same bytes for the same catalogue. */
final class CatalogCodec {
  private static final byte VERSION = 4;
  private static final int MAX = 1 << 20;

  private CatalogCodec() {}

  static byte[] encode(SegmentCatalog catalog) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 14);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeInt(catalog.dimensions);
      out.writeLong(catalog.windowEnd);
      out.writeInt(catalog.nextId);
      out.writeDouble(catalog.radius);
      out.writeDouble(catalog.unmoved);
      out.writeInt(catalog.centres.size());
      for (MicroCentre centre : catalog.centres) {
        write(out, centre.at());
        out.writeDouble(centre.weight());
        out.writeInt(centre.segment());
        for (Fold fold : Fold.values()) {
          write(out, centre.of(fold).at());
          out.writeDouble(centre.of(fold).weight());
        }
        RecentSample sample = centre.sample();
        out.writeInt(sample.size());
        for (int i = 0; i < sample.size(); i++) {
          out.writeLong(sample.hash(i));
          out.writeDouble(sample.weight(i));
          write(out, sample.at(i));
        }
      }
      out.writeInt(catalog.links.size());
      for (int k = 0; k < catalog.links.size(); k++) {
        out.writeLong(catalog.links.pair(k));
        out.writeDouble(catalog.links.weight(k));
      }
      write(out, catalog.distances);
      out.writeInt(catalog.pending.size());
      for (HashedEmbedding point : catalog.pending) {
        out.writeLong(point.hash());
        write(out, point.at());
      }
      out.writeInt(catalog.segments.size());
      for (Segment segment : catalog.segments.values()) {
        out.writeInt(segment.id());
        out.writeInt(segment.parent());
        out.writeLong(segment.bornAt());
      }
      out.writeInt(catalog.gone.size());
      for (Map.Entry<Integer, Integer> gone : catalog.gone.entrySet()) {
        out.writeInt(gone.getKey());
        out.writeInt(gone.getValue());
      }
      out.writeInt(catalog.due.size());
      for (Map.Entry<Long, Long> move : catalog.due.entrySet()) {
        out.writeLong(move.getKey());
        out.writeLong(move.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, double[] values) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(values.length * Double.BYTES);
    block.asDoubleBuffer().put(values);
    out.write(block.array());
  }

  private static void write(DataOutputStream out, short[] values) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(values.length * Short.BYTES);
    block.asShortBuffer().put(values);
    out.write(block.array());
  }

  static SegmentCatalog decode(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      byte version = in.readByte();
      if (version != VERSION) {
        throw new IllegalArgumentException(
            "a catalogue has format version " + version + ", this release reads " + VERSION);
      }
      int dimensions = bounded(in.readInt());
      long windowEnd = in.readLong();
      int nextId = in.readInt();
      double radius = in.readDouble();
      double unmoved = in.readDouble();
      List<MicroCentre> centres = new ArrayList<>();
      for (int i = bounded(in.readInt()); i > 0; i--) {
        centres.add(
            new MicroCentre(
                position(in, dimensions),
                in.readDouble(),
                in.readInt(),
                new Mass(position(in, dimensions), in.readDouble()),
                new Mass(position(in, dimensions), in.readDouble()),
                sample(in, dimensions)));
      }
      Links links = links(in);
      double[] distances = new double[DistanceHistogram.BINS];
      for (int i = 0; i < distances.length; i++) {
        distances[i] = in.readDouble();
      }
      List<HashedEmbedding> pending = new ArrayList<>();
      for (int i = bounded(in.readInt()); i > 0; i--) {
        pending.add(new HashedEmbedding(in.readLong(), embedding(in, dimensions)));
      }
      TreeMap<Integer, Segment> segments = new TreeMap<>();
      for (int i = bounded(in.readInt()); i > 0; i--) {
        Segment segment = new Segment(in.readInt(), in.readInt(), in.readLong());
        segments.put(segment.id(), segment);
      }
      TreeMap<Integer, Integer> gone = new TreeMap<>();
      for (int i = bounded(in.readInt()); i > 0; i--) {
        gone.put(in.readInt(), in.readInt());
      }
      TreeMap<Long, Long> due = new TreeMap<>();
      for (int i = bounded(in.readInt()); i > 0; i--) {
        due.put(in.readLong(), in.readLong());
      }
      if (in.read() >= 0) {
        throw new IllegalArgumentException("an encoded catalogue is followed by more bytes");
      }
      return new SegmentCatalog(
          dimensions,
          windowEnd,
          nextId,
          radius,
          unmoved,
          centres,
          links,
          distances,
          pending,
          segments,
          gone,
          due);
    } catch (IOException e) {
      throw new IllegalArgumentException("an encoded catalogue is cut short", e);
    }
  }

  private static Links links(DataInputStream in) throws IOException {
    int n = bounded(in.readInt());
    long[] pairs = new long[n];
    double[] weights = new double[n];
    for (int k = 0; k < n; k++) {
      pairs[k] = in.readLong();
      weights[k] = in.readDouble();
    }
    return new Links(pairs, weights);
  }

  private static RecentSample sample(DataInputStream in, int dimensions) throws IOException {
    int n = bounded(in.readInt());
    long[] hashes = new long[n];
    double[] weights = new double[n];
    short[][] places = new short[n][];
    for (int i = 0; i < n; i++) {
      hashes[i] = in.readLong();
      weights[i] = in.readDouble();
      places[i] = embedding(in, dimensions);
    }
    return new RecentSample(hashes, weights, places);
  }

  private static short[] embedding(DataInputStream in, int dimensions) throws IOException {
    short[] embedding = new short[dimensions];
    for (int d = 0; d < dimensions; d++) {
      embedding[d] = in.readShort();
    }
    return embedding;
  }

  private static double[] position(DataInputStream in, int dimensions) throws IOException {
    double[] at = new double[dimensions];
    for (int d = 0; d < dimensions; d++) {
      at[d] = in.readDouble();
    }
    return at;
  }

  private static int bounded(int n) {
    if (n < 0 || n > MAX) {
      throw new IllegalArgumentException("an encoded catalogue names " + n + " parts");
    }
    return n;
  }
}

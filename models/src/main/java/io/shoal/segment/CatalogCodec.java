package io.shoal.segment;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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
        for (double coordinate : centre.at()) {
          out.writeDouble(coordinate);
        }
        out.writeDouble(centre.weight());
        out.writeInt(centre.segment());
        for (Fold fold : Fold.values()) {
          for (double coordinate : centre.of(fold).at()) {
            out.writeDouble(coordinate);
          }
          out.writeDouble(centre.of(fold).weight());
        }
        out.writeInt(centre.sample().embeddings().size());
        for (RecentEmbedding embedding : centre.sample().embeddings()) {
          out.writeLong(embedding.hash());
          out.writeDouble(embedding.weight());
          for (short coordinate : embedding.at()) {
            out.writeShort(coordinate);
          }
        }
      }
      out.writeInt(catalog.links.size());
      for (Map.Entry<Long, Double> link : catalog.links.entrySet()) {
        out.writeLong(link.getKey());
        out.writeDouble(link.getValue());
      }
      for (double bin : catalog.distances) {
        out.writeDouble(bin);
      }
      out.writeInt(catalog.pending.size());
      for (FarPoint point : catalog.pending) {
        out.writeLong(point.hash());
        for (short coordinate : point.at()) {
          out.writeShort(coordinate);
        }
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
      TreeMap<Long, Double> links = new TreeMap<>();
      for (int i = bounded(in.readInt()); i > 0; i--) {
        links.put(in.readLong(), in.readDouble());
      }
      double[] distances = new double[DistanceHistogram.BINS];
      for (int i = 0; i < distances.length; i++) {
        distances[i] = in.readDouble();
      }
      List<FarPoint> pending = new ArrayList<>();
      for (int i = bounded(in.readInt()); i > 0; i--) {
        pending.add(new FarPoint(in.readLong(), embedding(in, dimensions)));
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

  private static RecentSample sample(DataInputStream in, int dimensions) throws IOException {
    List<RecentEmbedding> embeddings = new ArrayList<>();
    for (int i = bounded(in.readInt()); i > 0; i--) {
      embeddings.add(
          new RecentEmbedding(in.readLong(), in.readDouble(), embedding(in, dimensions)));
    }
    return new RecentSample(embeddings);
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

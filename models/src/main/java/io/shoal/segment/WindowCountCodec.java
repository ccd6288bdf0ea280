package io.shoal.segment;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The binary form of a window's count: the same bytes for the same count. */
final class WindowCountCodec {
  private static final byte VERSION = 3;
  private static final int MAX = 1 << 20;

  private WindowCountCodec() {}

  static byte[] encode(WindowCount count) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 14);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeInt(count.counts.length);
      out.writeInt(count.catalog.dimensions);
      out.writeLong(count.size);
      out.writeLong(count.farCount);
      for (int i = 0; i < count.counts.length; i++) {
        out.writeLong(count.counts[i]);
        for (long sum : count.sums[i]) {
          out.writeLong(sum);
        }
        out.writeLong(count.evenCounts[i]);
        for (long sum : count.evenSums[i]) {
          out.writeLong(sum);
        }
        write(count.samples[i], out);
      }
      Links links = count.links.links();
      out.writeInt(links.size());
      for (int k = 0; k < links.size(); k++) {
        out.writeLong(links.pair(k));
        out.writeLong((long) links.weight(k));
      }
      for (long bin : count.distances) {
        out.writeLong(bin);
      }
      write(count.far, out);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    return bytes.toByteArray();
  }

  static WindowCount decode(byte[] bytes, SegmentCatalog catalog) {
    WindowCount count = new WindowCount(catalog);
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      byte version = in.readByte();
      if (version != VERSION) {
        throw new IllegalArgumentException(
            "a count has format version " + version + ", this release reads " + VERSION);
      }
      if (in.readInt() != count.counts.length || in.readInt() != catalog.dimensions) {
        throw new IllegalArgumentException("an encoded count is against another catalogue");
      }
      count.size = in.readLong();
      count.farCount = in.readLong();
      for (int i = 0; i < count.counts.length; i++) {
        count.counts[i] = in.readLong();
        for (int d = 0; d < catalog.dimensions; d++) {
          count.sums[i][d] = in.readLong();
        }
        count.evenCounts[i] = in.readLong();
        for (int d = 0; d < catalog.dimensions; d++) {
          count.evenSums[i][d] = in.readLong();
        }
        read(in, catalog.dimensions, count.samples[i]);
      }
      for (int i = bounded(in.readInt()); i > 0; i--) {
        count.links.add(in.readLong(), in.readLong());
      }
      for (int i = 0; i < count.distances.length; i++) {
        count.distances[i] = in.readLong();
      }
      read(in, catalog.dimensions, count.far);
      return count;
    } catch (IOException e) {
      throw new IllegalArgumentException("an encoded count is cut short", e);
    }
  }

  private static void write(LeastHashes sample, DataOutputStream out) throws IOException {
    out.writeInt(sample.all().size());
    for (HashedEmbedding embedding : sample.all()) {
      out.writeLong(embedding.hash());
      for (short coordinate : embedding.at()) {
        out.writeShort(coordinate);
      }
    }
  }

  private static void read(DataInputStream in, int dimensions, LeastHashes sample)
      throws IOException {
    for (int i = bounded(in.readInt()); i > 0; i--) {
      long hash = in.readLong();
      short[] embedding = new short[dimensions];
      for (int d = 0; d < dimensions; d++) {
        embedding[d] = in.readShort();
      }
      sample.add(hash, embedding);
    }
  }

  private static int bounded(int n) {
    if (n < 0 || n > MAX) {
      throw new IllegalArgumentException("an encoded count names " + n + " parts");
    }
    return n;
  }
}

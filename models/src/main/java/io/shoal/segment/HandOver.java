package io.shoal.segment;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the segments of one model go over to the micro-centres of the next. Their coordinates have
 * nothing in common, so ids follow members: every user is looked at by both models, and what is
 * counted is how many of each segment before are nearest to each micro-centre after.
 *
 * <p>Whole numbers only: the outcome does not depend on the order of users.
 */
public final class HandOver {
  private static final byte VERSION = 1;

  private final SegmentCatalog before;
  private final SegmentCatalog after;
  private final SegmentLabels labelsBefore;
  private final NearestTwo nearest;
  private final TreeMap<Integer, TreeMap<Integer, Long>> members = new TreeMap<>();

  /**
   * @param before the catalogue that stands, in the embeddings of the model that goes
   * @param after the catalogue that the next model brings, with ids of its own
   */
  public HandOver(SegmentCatalog before, SegmentCatalog after) {
    this.before = before;
    this.after = after;
    labelsBefore = new SegmentLabels(before);
    double[][] positions = new double[after.centres.size()][];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = Arrays.stream(after.centres.get(i).at()).map(Math::rint).toArray();
    }
    nearest = new NearestTwo(positions, after.dimensions);
  }

  /**
   * Counts a user.
   *
   * @param was the embedding by the model that goes
   * @param is the embedding by the one that comes
   */
  public void add(short[] was, short[] is) {
    int segment = labelsBefore.of(was, 0);
    nearest.search(is);
    if (segment != 0 && nearest.first() >= 0) {
      add(nearest.first(), segment, 1);
    }
  }

  private void add(int centre, int segment, long users) {
    members.computeIfAbsent(centre, id -> new TreeMap<>()).merge(segment, users, Long::sum);
  }

  /** The next model's catalogue under the ids of those who are in it, and what came of segments. */
  public SegmentStep step(long windowEnd) {
    return new Succession(before, after, members).step(windowEnd);
  }

  /** The counts in versioned bytes, without the catalogues. */
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeInt(members.size());
      for (Map.Entry<Integer, TreeMap<Integer, Long>> centre : members.entrySet()) {
        out.writeInt(centre.getKey());
        out.writeInt(centre.getValue().size());
        for (Map.Entry<Integer, Long> segment : centre.getValue().entrySet()) {
          out.writeInt(segment.getKey());
          out.writeLong(segment.getValue());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Adds what {@link #toBytes} wrote, of a hand-over between the same catalogues.
   *
   * @throws IllegalArgumentException if it is damaged, or of another version
   */
  public void restore(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      byte version = in.readByte();
      if (version != VERSION) {
        throw new IllegalArgumentException(
            "a hand-over has format version " + version + ", this release reads " + VERSION);
      }
      for (int i = in.readInt(); i > 0; i--) {
        int centre = in.readInt();
        for (int j = in.readInt(); j > 0; j--) {
          add(centre, in.readInt(), in.readLong());
        }
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("an encoded hand-over is cut short", e);
    }
  }
}

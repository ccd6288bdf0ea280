package io.shoal.drift;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** What the monitor remembers between ticks: for each stream its evidence, and its open episode. */
public final class DriftState {
  private static final byte VERSION = 1;

  /** One stream's memory. */
  static final class Stream {
    final double[] up = new double[ConformalBets.POWERS.length];
    final double[] down = new double[ConformalBets.POWERS.length];
    final Pool pool = new Pool();
    double lastResidual;
    double lastValue;
    long firingSince = Long.MIN_VALUE;
    int calm;

    boolean isFiring() {
      return firingSince != Long.MIN_VALUE;
    }
  }

  final TreeMap<String, Stream> streams = new TreeMap<>();

  private final TickPool pool = new TickPool();

  /** What has come in since the last tick that judged it. */
  public TickPool pool() {
    return pool;
  }

  Stream of(String stream) {
    return streams.computeIfAbsent(stream, key -> new Stream());
  }

  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      pool.write(out);
      out.writeInt(streams.size());
      for (Map.Entry<String, Stream> entry : streams.entrySet()) {
        Stream stream = entry.getValue();
        out.writeUTF(entry.getKey());
        for (int k = 0; k < stream.up.length; k++) {
          out.writeDouble(stream.up[k]);
          out.writeDouble(stream.down[k]);
        }
        out.writeDouble(stream.pool.deviation);
        out.writeDouble(stream.pool.variance);
        out.writeDouble(stream.pool.expected);
        out.writeDouble(stream.lastResidual);
        out.writeDouble(stream.lastValue);
        out.writeLong(stream.firingSince);
        out.writeInt(stream.calm);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    return bytes.toByteArray();
  }

  public static DriftState fromBytes(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      byte version = in.readByte();
      if (version != VERSION) {
        throw new IllegalArgumentException(
            "drift state has format version " + version + ", this release reads " + VERSION);
      }
      DriftState state = new DriftState();
      state.pool.read(in);
      for (int i = in.readInt(); i > 0; i--) {
        Stream stream = state.of(in.readUTF());
        for (int k = 0; k < stream.up.length; k++) {
          stream.up[k] = in.readDouble();
          stream.down[k] = in.readDouble();
        }
        stream.pool.deviation = in.readDouble();
        stream.pool.variance = in.readDouble();
        stream.pool.expected = in.readDouble();
        stream.lastResidual = in.readDouble();
        stream.lastValue = in.readDouble();
        stream.firingSince = in.readLong();
        stream.calm = in.readInt();
      }
      return state;
    } catch (IOException e) {
      throw new UncheckedIOException("encoded drift state is cut short", e);
    }
  }
}

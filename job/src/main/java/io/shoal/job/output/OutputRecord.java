package io.shoal.job.output;

import io.shoal.job.flow.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * One record on its way out, to a topic or a file.
 *
 * @param key of a topic's partitions and of its compaction
 * @param value JSON, or the original bytes of what could not be used; null says that there is no
 *     more of this key: a tombstone
 * @param headers by name
 */
public record OutputRecord(String key, byte[] value, Map<String, String> headers) {
  private static final byte[] NOTHING = {};

  public OutputRecord {
    Objects.requireNonNull(key, "key");
    headers = Map.copyOf(headers);
  }

  /** A record of JSON, without headers. */
  public static OutputRecord json(String key, String json) {
    return json(key, json, Map.of());
  }

  public static OutputRecord json(String key, String json, Map<String, String> headers) {
    return new OutputRecord(key, json.getBytes(StandardCharsets.UTF_8), headers);
  }

  /** The end of a key in a compacted topic. */
  public static OutputRecord tombstone(String key) {
    return new OutputRecord(key, null, Map.of());
  }

  /** The form in which records travel where they are not chained to their sink. */
  public static final class Form implements Codec<OutputRecord> {
    private static final long serialVersionUID = 1;

    @Override
    public Class<OutputRecord> type() {
      return OutputRecord.class;
    }

    @Override
    public void write(OutputRecord record, DataOutput out) throws IOException {
      out.writeUTF(record.key);
      out.writeBoolean(record.value == null);
      byte[] value = record.value == null ? NOTHING : record.value;
      out.writeInt(value.length);
      out.write(value);
      out.writeByte(record.headers.size());
      for (Map.Entry<String, String> header : new TreeMap<>(record.headers).entrySet()) {
        out.writeUTF(header.getKey());
        out.writeUTF(header.getValue());
      }
    }

    @Override
    public OutputRecord read(DataInput in) throws IOException {
      String key = in.readUTF();
      boolean gone = in.readBoolean();
      byte[] value = new byte[in.readInt()];
      in.readFully(value);
      Map<String, String> headers = new TreeMap<>();
      for (int i = in.readByte(); i > 0; i--) {
        headers.put(in.readUTF(), in.readUTF());
      }
      return new OutputRecord(key, gone ? null : value, headers);
    }
  }
}

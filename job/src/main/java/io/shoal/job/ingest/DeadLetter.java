package io.shoal.job.ingest;

import io.shoal.job.flow.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Objects;

/**
 * A record that could not be used, as it came.
 *
 * @param reason short code of the reason, such as {@code malformed-json}; {@code late} of an event
 *     past the bound for late ones
 * @param detail the reason in words
 * @param partition the source partition that delivered it
 * @param raw the original bytes; of a late event, its own in Shoal's form
 */
public record DeadLetter(String reason, String detail, String partition, byte[] raw) {

  public DeadLetter {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(detail, "detail");
    Objects.requireNonNull(raw, "raw");
  }

  /** The form in which dead letters travel. */
  public static final class Form implements Codec<DeadLetter> {
    private static final long serialVersionUID = 1;

    @Override
    public Class<DeadLetter> type() {
      return DeadLetter.class;
    }

    @Override
    public void write(DeadLetter value, DataOutput out) throws IOException {
      out.writeUTF(value.reason);
      out.writeUTF(value.detail);
      out.writeUTF(value.partition);
      out.writeInt(value.raw.length);
      out.write(value.raw);
    }

    @Override
    public DeadLetter read(DataInput in) throws IOException {
      String reason = in.readUTF();
      String detail = in.readUTF();
      String partition = in.readUTF();
      byte[] raw = new byte[in.readInt()];
      in.readFully(raw);
      return new DeadLetter(reason, detail, partition, raw);
    }
  }
}

package io.shoal.job.flow;

import io.shoal.event.CustomerEvent;
import io.shoal.event.EventCodec;
import io.shoal.event.ParsedEvent;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * One record as a source partition delivered it.
 *
 * @param partition the source partition, whose order is kept
 * @param parsed the event, or why there is none
 * @param raw the original bytes of a record that cannot be used; null of one that can
 */
public record SourceRecord(String partition, ParsedEvent parsed, byte[] raw) {

  /** Event time, or {@link Long#MIN_VALUE} where the record has none. */
  public long time() {
    return parsed instanceof ParsedEvent.Usable usable ? usable.event().time() : Long.MIN_VALUE;
  }

  /** The form in which records travel where they are not chained to their source. */
  public static final class Form implements Codec<SourceRecord> {
    private static final long serialVersionUID = 1;
    private static final ParsedEvent.Reason[] REASONS = ParsedEvent.Reason.values();

    @Override
    public Class<SourceRecord> type() {
      return SourceRecord.class;
    }

    @Override
    public void write(SourceRecord value, DataOutput out) throws IOException {
      out.writeUTF(value.partition);
      if (value.parsed instanceof ParsedEvent.Unusable unusable) {
        out.writeByte(unusable.reason().ordinal());
        out.writeUTF(unusable.detail());
        Bytes.write(value.raw, out);
      } else {
        CustomerEvent event = ((ParsedEvent.Usable) value.parsed).event();
        out.writeByte(-1);
        Bytes.write(EventCodec.encode(event), out);
      }
    }

    @Override
    public SourceRecord read(DataInput in) throws IOException {
      String partition = in.readUTF();
      int reason = in.readByte();
      if (reason < 0) {
        byte[] event = Bytes.read(in);
        return new SourceRecord(
            partition, new ParsedEvent.Usable(EventCodec.decode(event, 0, event.length)), null);
      }
      return new SourceRecord(
          partition, new ParsedEvent.Unusable(REASONS[reason], in.readUTF()), Bytes.read(in));
    }
  }
}

package io.shoal.event;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The binary form of an event: the same bytes for the same event, a version in front. */
public final class EventCodec {
  private static final byte VERSION = 1;

  private EventCodec() {}

  public static byte[] encode(CustomerEvent event) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(160);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeUTF(event.id());
      out.writeUTF(event.user());
      out.writeUTF(event.name());
      out.writeLong(event.time());
      out.writeLong(event.received());
      out.writeUTF(event.source());
      out.writeShort(event.numbers().size());
      for (Map.Entry<String, Double> number : sorted(event.numbers()).entrySet()) {
        out.writeUTF(number.getKey());
        out.writeDouble(number.getValue());
      }
      out.writeShort(event.texts().size());
      for (Map.Entry<String, String> text : sorted(event.texts()).entrySet()) {
        out.writeUTF(text.getKey());
        out.writeUTF(text.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("an event of " + event.user() + " cannot be encoded", e);
    }
    return bytes.toByteArray();
  }

  public static CustomerEvent decode(byte[] bytes, int offset, int length) {
    try (DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(bytes, offset, length))) {
      byte version = in.readByte();
      if (version != VERSION) {
        throw new IllegalArgumentException(
            "an event has format version " + version + ", this release reads " + VERSION);
      }
      String id = in.readUTF();
      String user = in.readUTF();
      String name = in.readUTF();
      long time = in.readLong();
      long received = in.readLong();
      String source = in.readUTF();
      Map<String, Double> numbers = new HashMap<>();
      for (int i = in.readShort(); i > 0; i--) {
        numbers.put(in.readUTF(), in.readDouble());
      }
      Map<String, String> texts = new HashMap<>();
      for (int i = in.readShort(); i > 0; i--) {
        texts.put(in.readUTF(), in.readUTF());
      }
      return new CustomerEvent(id, user, name, time, received, source, numbers, texts);
    } catch (IOException e) {
      throw new UncheckedIOException("an encoded event is cut short", e);
    }
  }

  private static <V> Map<String, V> sorted(Map<String, V> map) {
    return map.size() < 2 ? map : new TreeMap<>(map);
  }
}

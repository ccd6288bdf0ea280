package io.shoal.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;

/** An object that tells if anybody deserialises it. */
final class SerialCanary implements Serializable {
  /** System property that is set if so. */
  static final String SUNG = "shoal.test.canary";

  private static final long serialVersionUID = 1;

  static byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(new SerialCanary());
    }
    return bytes.toByteArray();
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    System.setProperty(SUNG, "deserialised");
    in.defaultReadObject();
  }
}

package io.shoal.bundle;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of a bundle as they came, not yet trusted: what travels to where the model is used,
 * which verifies them again.
 */
public final class BundleContent implements Serializable {
  private static final long serialVersionUID = 1;

  private final TreeMap<String, byte[]> files = new TreeMap<>();

  /**
   * Takes in one file, without looking into it.
   *
   * @param size in bytes, as its store says
   * @throws BundleRefusedException where no bundle has such a file, or none so large
   */
  public void add(String name, long size, InputStream bytes) throws IOException {
    BundleFile.requireKnown(name);
    BundleFile.requireSize(name, size);
    byte[] content = bytes.readNBytes((int) size + 1);
    BundleFile.requireSize(name, content.length);
    files.put(name, content);
  }

  /**
   * Reads a directory of the local file system.
   *
   * @throws BundleRefusedException where it is none, or holds what no bundle holds
   */
  public static BundleContent read(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      throw new BundleRefusedException(directory.toString(), "is not the directory of a bundle");
    }
    BundleContent content = new BundleContent();
    try (Stream<Path> entries = Files.list(directory)) {
      for (Path file : entries.sorted().toList()) {
        String name = file.getFileName().toString();
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          throw new BundleRefusedException(name, "is not a plain file");
        }
        try (InputStream bytes = Files.newInputStream(file)) {
          content.add(name, Files.size(file), bytes);
        }
      }
    }
    return content;
  }

  /** The bytes of each file, by its name. */
  public SortedMap<String, byte[]> files() {
    return Collections.unmodifiableSortedMap(files);
  }

  /** Bytes of all files together. */
  public long size() {
    return files.values().stream().mapToLong(bytes -> bytes.length).sum();
  }

  /** Writes what {@link #read(DataInput)} reads. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(files.size());
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      out.writeUTF(file.getKey());
      out.writeInt(file.getValue().length);
      out.write(file.getValue());
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws BundleRefusedException where it names what no bundle holds
   */
  public static BundleContent read(DataInput in) throws IOException {
    BundleContent content = new BundleContent();
    for (int i = in.readInt(); i > 0; i--) {
      String name = in.readUTF();
      int size = in.readInt();
      BundleFile.requireKnown(name);
      BundleFile.requireSize(name, size);
      byte[] bytes = new byte[size];
      in.readFully(bytes);
      content.files.put(name, bytes);
    }
    return content;
  }

  /**
   * SHA-256, in hex, of the list of checksums, and so of the whole bundle once it is verified: what
   * an announcement carries.
   *
   * @throws BundleRefusedException where the list is missing
   */
  public String checksum() throws IOException {
    byte[] list = files.get(BundleFile.CHECKSUMS);
    if (list == null) {
      throw new BundleRefusedException(BundleFile.CHECKSUMS, "is missing");
    }
    return Digest.of(list);
  }

  /**
   * Verifies everything, in the order in which it can be trusted.
   *
   * @throws BundleRefusedException that names the file and the fault
   */
  public ModelBundle verify() throws IOException {
    return new BundleReader(files).read();
  }
}

package io.shoal.bundle;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What may happen to any file of a bundle on its way: each file in turn. */
final class DamagedFiles {
  private static final long HUGE = 1L << 30;

  private DamagedFiles() {}

  static List<HostileCase> all() {
    List<String> files = new ArrayList<>();
    for (BundleFile file : BundleFile.values()) {
      files.add(file.fileName());
    }
    files.add(BundleFile.CHECKSUMS);
    List<HostileCase> cases = new ArrayList<>();
    for (String file : files) {
      cases.add(new HostileCase("missing", file, b -> Files.delete(b.path(file))));
      cases.add(new HostileCase("emptied", file, b -> b.damage(file, new byte[0])));
      cases.add(new HostileCase("cut in half", file, b -> b.damage(file, half(b.read(file)))));
      for (int where = 1; where <= 3; where++) {
        int quarter = where;
        cases.add(
            new HostileCase("a bit flipped at " + where + "/4", file, b -> flip(b, file, quarter)));
      }
      cases.add(new HostileCase("huge", file, b -> grow(b.path(file))));
      cases.add(new HostileCase("a directory", file, b -> directory(b.path(file))));
      cases.add(new HostileCase("a link", file, b -> link(b.path(file))));
      cases.add(new HostileCase("a Java object", file, b -> b.damage(file, SerialCanary.bytes())));
    }
    return cases;
  }

  private static byte[] half(byte[] bytes) {
    // The list of checksums in the middle of a line.
    return Arrays.copyOf(bytes, bytes.length / 2);
  }

  private static void flip(BundleForge bundle, String file, int quarter) throws IOException {
    byte[] bytes = bundle.read(file);
    bytes[bytes.length * quarter / 4] ^= 1;
    bundle.damage(file, bytes);
  }

  private static void grow(Path file) throws IOException {
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(HUGE);
    }
  }

  private static void directory(Path file) throws IOException {
    Files.delete(file);
    Files.createDirectory(file);
  }

  private static void link(Path file) throws IOException {
    Path outside = file.getParent().resolveSibling("outside");
    Files.copy(file, outside);
    Files.delete(file);
    Files.createSymbolicLink(file, outside);
  }
}

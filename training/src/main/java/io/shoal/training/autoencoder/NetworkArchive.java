package io.shoal.training.autoencoder;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;

/** A network as DL4J stores it, but for the time of storing: the same network, the same bytes. */
final class NetworkArchive {
  /** The earliest that every reader of archives takes. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 2, 0, 0);

  private NetworkArchive() {}

  static byte[] of(ComputationGraph graph) throws IOException {
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    ModelSerializer.writeModel(graph, stored, false);
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(stored.toByteArray()));
        ZipOutputStream out = new ZipOutputStream(archive)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        ZipEntry timeless = new ZipEntry(entry.getName());
        timeless.setTimeLocal(TIME);
        out.putNextEntry(timeless);
        in.transferTo(out);
      }
    }
    return archive.toByteArray();
  }
}

package io.shoal.bundle;

import io.shoal.embedding.Calibration;
import io.shoal.embedding.Normalizer;
import io.shoal.embedding.ServedNetwork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Everything that a model is: what training writes, and all that it shares with the job.
 *
 * @param name of the line of models, {@code default} unless said
 * @param version name and digest, as outputs carry it
 * @param provenance what the model was made from, as YAML
 * @param featureSpec text of the feature specification
 * @param goal text of the goal
 * @param normalizer scales of the features
 * @param network the trained autoencoder: compiled, or as DL4J runs it
 * @param segments bytes of the first catalogue
 * @param reference what healthy data looked like, as JSON
 * @param calibration of the conversion head
 * @param networkZip the network as DL4J stores it; may be empty where the compiled one serves
 * @param golden inputs with what the network makes of them
 * @param card the model card, as Markdown
 */
public record ModelBundle(
    String name,
    String version,
    String provenance,
    String featureSpec,
    String goal,
    Normalizer normalizer,
    ServedNetwork network,
    byte[] segments,
    byte[] reference,
    Calibration calibration,
    byte[] networkZip,
    List<GoldenVector> golden,
    String card) {

  public ModelBundle {
    golden = List.copyOf(golden);
    ModelName.require(name);
  }

  /**
   * Loads and verifies a bundle.
   *
   * @throws BundleRefusedException that names the file and the fault
   */
  public static ModelBundle load(Path directory) throws IOException {
    return BundleContent.read(directory).verify();
  }
}

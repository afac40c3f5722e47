package dev.cognate.contract.generator;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes the Java sources of every API the project speaks.
 *
 * <p>Arguments: the folder of the Smithy JSON models, and the folder the sources are written to.
 */
public final class GenerateContract {
    private GenerateContract() {}

    /** Generates all APIs; throws when a model does not load or a source cannot be written. */
    public static void main(String[] args) throws IOException {
        Path models = Path.of(args[0]);
        Path target = Path.of(args[1]);
        for (Api api : Api.values()) {
            new ApiWriter(ContractModel.load(api, models), target).write();
        }
    }
}

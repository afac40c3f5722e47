package dev.cognate.wire.coverage;

import dev.cognate.contract.OperationSpec;
import dev.cognate.contract.ServiceSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Index;
import org.jboss.jandex.Indexer;

/**
 * Finds the classes that implement operations.
 *
 * @param classes every class that was looked at
 */
record BuiltOperations(Index classes) {

    /** Looks through class directories and jars. */
    static BuiltOperations in(List<Path> places) throws IOException {
        Indexer indexer = new Indexer();
        for (Path place : places) {
            if (Files.isDirectory(place)) {
                indexDirectory(indexer, place);
            } else {
                indexJar(indexer, place);
            }
        }
        return new BuiltOperations(indexer.complete());
    }

    /** The names of an API's operations that no class builds. */
    List<String> missing(ServiceSpec service) {
        return service.operations().stream()
                .filter(operation -> !isBuilt(operation))
                .map(OperationSpec::name)
                .toList();
    }

    private boolean isBuilt(OperationSpec<?, ?, ?> operation) {
        return classes.getAllKnownImplementations(DotName.createSimple(operation.handlerType())).stream()
                .anyMatch(BuiltOperations::isConcrete);
    }

    private static boolean isConcrete(ClassInfo candidate) {
        return !candidate.isInterface() && !candidate.isAbstract();
    }

    private static void indexDirectory(Indexer indexer, Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                try (InputStream bytes = Files.newInputStream(file)) {
                    indexer.index(bytes);
                }
            }
        }
    }

    private static void indexJar(Indexer indexer, Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            zip.stream()
                    .filter(entry -> entry.getName().endsWith(".class"))
                    .forEach(entry -> indexEntry(indexer, zip, entry));
        }
    }

    private static void indexEntry(Indexer indexer, ZipFile zip, ZipEntry entry) {
        try (InputStream bytes = zip.getInputStream(entry)) {
            indexer.index(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

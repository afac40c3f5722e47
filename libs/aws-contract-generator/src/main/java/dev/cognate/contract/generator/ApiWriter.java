package dev.cognate.contract.generator;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Writes every source of one API. */
final class ApiWriter {
    private final ContractModel contract;
    private final Path target;

    ApiWriter(ContractModel contract, Path target) {
        this.contract = contract;
        this.target = target;
    }

    void write() throws IOException {
        Names names = new Names(contract.api());
        JavaTypes types = new JavaTypes(contract, names);
        ConstraintsWriter constraints = new ConstraintsWriter(contract, names);
        StructureWriter structures = new StructureWriter(contract, names, types, constraints);
        OperationWriter operations = new OperationWriter(contract, names);

        Stream<TypeSpec> sources = Stream.of(
                        contract.structures().stream().map(structures::write),
                        contract.enums().stream().map(shape -> new EnumWriter(names).write(shape)),
                        contract.errors().stream().map(shape -> new ErrorWriter(contract, names).write(shape)),
                        contract.operations().stream().map(operations::write),
                        Stream.of(new TableWriter(contract, names).write()))
                .flatMap(stream -> stream);
        for (TypeSpec source : sources.toList()) {
            save(source);
        }
        // last: the structures above have asked for the constraints they use
        save(constraints.write());
    }

    private void save(TypeSpec source) throws IOException {
        JavaFile file = JavaFile.builder(contract.api().packageName, source)
                .skipJavaLangImports(true)
                .indent("    ")
                .build();
        Path path = target.resolve(contract.api().packageName.replace('.', '/')).resolve(source.name() + ".java");
        String text = file.toString();
        // an untouched file keeps its time, so that the compiler has nothing to do
        if (!Files.exists(path) || !Files.readString(path).equals(text)) {
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        }
    }
}

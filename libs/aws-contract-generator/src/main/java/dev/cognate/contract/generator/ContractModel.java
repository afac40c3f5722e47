package dev.cognate.contract.generator;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.smithy.model.Model;
import software.amazon.smithy.model.knowledge.TopDownIndex;
import software.amazon.smithy.model.shapes.EnumShape;
import software.amazon.smithy.model.shapes.MemberShape;
import software.amazon.smithy.model.shapes.OperationShape;
import software.amazon.smithy.model.shapes.ServiceShape;
import software.amazon.smithy.model.shapes.Shape;
import software.amazon.smithy.model.shapes.StructureShape;
import software.amazon.smithy.model.traits.ErrorTrait;
import software.amazon.smithy.model.traits.SensitiveTrait;

/** One API's model with the questions the writers ask of it. */
record ContractModel(Api api, Model model, ServiceShape service) {
    private static final String PRELUDE = "smithy.api";

    static ContractModel load(Api api, Path folder) {
        Model model = Model.assembler()
                .addImport(folder.resolve(api.modelFile))
                .discoverModels()
                .assemble()
                .unwrap();
        ServiceShape service = model.getServiceShapes().stream()
                .filter(candidate -> !candidate.getId().getNamespace().startsWith("aws."))
                .findFirst()
                .orElseThrow();
        return new ContractModel(api, model, service);
    }

    List<OperationShape> operations() {
        return TopDownIndex.of(model).getContainedOperations(service).stream()
                .sorted()
                .toList();
    }

    List<StructureShape> structures() {
        return ownStructures()
                .filter(shape -> !shape.hasTrait(ErrorTrait.class))
                .toList();
    }

    List<StructureShape> errors() {
        return ownStructures().filter(shape -> shape.hasTrait(ErrorTrait.class)).toList();
    }

    List<EnumShape> enums() {
        return own(model.getEnumShapes().stream()).toList();
    }

    Shape target(MemberShape member) {
        return model.expectShape(member.getTarget());
    }

    /** True when values of the shape must stay out of messages and logs. */
    boolean isSensitive(Shape shape) {
        return shape.hasTrait(SensitiveTrait.class)
                || shape.asListShape()
                        .map(list -> isSensitive(target(list.getMember())))
                        .orElse(false)
                || shape.asMapShape()
                        .map(map -> isSensitive(target(map.getKey())) || isSensitive(target(map.getValue())))
                        .orElse(false);
    }

    private Stream<StructureShape> ownStructures() {
        return own(model.getStructureShapes().stream());
    }

    private <T extends Shape> Stream<T> own(Stream<T> shapes) {
        String namespace = service.getId().getNamespace();
        return shapes.filter(shape -> shape.getId().getNamespace().equals(namespace))
                .filter(shape -> !shape.getId().getNamespace().equals(PRELUDE))
                .sorted();
    }
}

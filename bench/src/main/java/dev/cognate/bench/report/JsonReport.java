package dev.cognate.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The report as JSON. Names of times end with their unit. */
public final class JsonReport {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double MILLIS = 1e3;

    private JsonReport() {}

    /** The report as one document. */
    public static String of(Report report) {
        ObjectNode root = JSON.createObjectNode();
        Machine machine = report.machine();
        ObjectNode where = root.putObject("machine");
        where.put("processors", machine.processors());
        where.put("javaVersion", machine.javaVersion());
        where.put("rsaProvider", machine.rsaProvider());
        machine.jvmOptions().forEach(where.putArray("serviceJvmOptions")::add);
        Report.Settings settings = report.settings();
        root.putObject("settings")
                .put("seconds", settings.seconds())
                .put("warmUpSeconds", settings.warmUpSeconds())
                .put("concurrency", settings.concurrency());
        ArrayNode flows = root.putArray("flows");
        report.results().forEach(result -> add(flows.addObject(), result));
        ObjectNode floors = root.putObject("floorsCpuMs");
        report.primitives().forEach((primitive, seconds) -> floors.put(primitive.name(), seconds * MILLIS));
        return root.toPrettyString();
    }

    private static void add(ObjectNode flow, Result result) {
        flow.put("name", result.name());
        flow.put("floorCpuMs", result.floor() * MILLIS);
        result.numbers()
                .ifPresent(numbers -> flow.put("operations", numbers.operations())
                        .put("operationsPerSecond", numbers.throughput())
                        .put("p50Ms", numbers.p50() * MILLIS)
                        .put("p99Ms", numbers.p99() * MILLIS)
                        .put("cpuMs", numbers.cpu() * MILLIS));
        result.ratio().ifPresent(ratio -> flow.put("ratio", ratio));
        result.aim().ifPresent(aim -> flow.put("aimRatio", aim));
        result.aimMet().ifPresent(met -> flow.put("aimMet", met));
        result.failure().ifPresent(reason -> flow.put("failure", reason));
    }
}

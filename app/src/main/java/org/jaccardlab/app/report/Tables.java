package org.jaccardlab.app.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reports as tables, the first row with the names of the columns. Cells hold what the JSON of the same report holds, digit
 * for digit; what is not defined is empty.
 */
public final class Tables {

    private Tables() {
    }

    /** One row for every class of every term: its loss, its part of the loss, its sums, IoU, Dice and pixels. */
    public static List<List<String>> classes(EvaluationReport report) {
        List<List<String>> table = new ArrayList<>();
        for (int term = 0; term < report.terms().size(); term++) {
            for (EvaluationReport.ClassReport cls : report.terms().get(term).classes()) {
                Map<String, String> row = new LinkedHashMap<>();
                row.put("term", Integer.toString(term + 1));
                row.put("termLoss", report.terms().get(term).loss());
                flatten("", Json.tree(cls), row);
                if (table.isEmpty()) {
                    table.add(List.copyOf(row.keySet()));
                }
                table.add(List.copyOf(row.values()));
            }
        }
        return table;
    }

    /** One row for every metric that is defined: "meanIoU.dataset" and its value. Per class: "classes.2.iou". */
    public static List<List<String>> metrics(MetricsReport report) {
        Map<String, String> values = new LinkedHashMap<>();
        flatten("", Json.tree(report), values);
        List<List<String>> table = new ArrayList<>(List.of(List.of("metric", "value")));
        values.forEach((name, value) -> {
            if (!value.isEmpty()) {
                table.add(List.of(name, value));
            }
        });
        return table;
    }

    /** One row for each of these reports, which are alike: columns are named as in their JSON, "iou.dataset". */
    public static List<List<String>> rows(List<?> reports) {
        List<List<String>> table = new ArrayList<>();
        for (Object report : reports) {
            Map<String, String> row = new LinkedHashMap<>();
            flatten("", Json.tree(report), row);
            if (table.isEmpty()) {
                table.add(List.copyOf(row.keySet()));
            }
            table.add(List.copyOf(row.values()));
        }
        return table;
    }

    private static void flatten(String name, JsonNode node, Map<String, String> into) {
        String before = name.isEmpty() ? "" : name + ".";
        if (node.isObject()) {
            node.properties().forEach(child -> flatten(before + child.getKey(), child.getValue(), into));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(before + i, node.get(i), into);
            }
        } else {
            into.put(name, node.isNull() ? "" : node.asText());
        }
    }
}

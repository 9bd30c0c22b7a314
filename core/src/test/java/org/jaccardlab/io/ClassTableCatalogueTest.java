package org.jaccardlab.io;

import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jaccardlab.coding.LabelCoding;
import org.jaccardlab.coding.LabelTable;
import org.jaccardlab.sample.ClassTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jaccardlab.coding.LabelCoding.IGNORED;
import static org.jaccardlab.coding.LabelCoding.UNKNOWN;

class ClassTableCatalogueTest {

    private static int code(String coding, int raw) {
        return ClassTableCatalogue.coding(coding, List.of()).coder(255).applyAsInt(raw);
    }

    @Test
    void itHasTheUsualTables() {
        assertThat(ClassTableCatalogue.all()).extracting(LabelTable::name).containsExactly("cityscapes",
                "cityscapes-train", "voc", "ade20k", "camvid", "deepglobe", "binary", "generic");
    }

    @ParameterizedTest
    @CsvSource({"cityscapes,19,road,bicycle", "cityscapes-train,19,road,bicycle", "voc,21,background,tvmonitor",
            "ade20k,150,wall,flag", "camvid,11,sky,bicyclist", "deepglobe,6,urban,barren",
            "binary,2,background,object"})
    void everyTableNamesItsClassesInOrder(String name, int count, String first, String last) {
        ClassTable classes = ClassTableCatalogue.named(name).classes().orElseThrow();
        assertThat(classes.count()).isEqualTo(count);
        assertThat(classes.name(0)).isEqualTo(first);
        assertThat(classes.name(count - 1)).isEqualTo(last);
    }

    @Test
    void numberedClassesHaveNoTable() {
        assertThat(ClassTableCatalogue.named("generic").classes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"values:cityscapes,7,0", "values:cityscapes,8,1", "values:cityscapes,33,18", "values:cityscapes,17,5",
            "values:cityscapes-train,18,18", "values:voc,20,20", "values:ade20k,1,0", "values:ade20k,150,149",
            "values:camvid,10,10", "values:deepglobe,5,5", "shifted,150,149", "mask,255,1", "mask,0,0",
            "mask,65535,1", "trimap,255,1", "trimap-123,1,1", "trimap-123,2,0", "indices,7,7"})
    void valuesBecomeClasses(String coding, int raw, int cls) {
        assertThat(code(coding, raw)).isEqualTo(cls);
    }

    @ParameterizedTest
    @CsvSource({"values:cityscapes,0", "values:cityscapes,18", "values:cityscapes,29", "values:cityscapes,-1",
            "values:cityscapes-train,255", "values:voc,255", "values:ade20k,0", "values:camvid,11",
            "values:deepglobe,6", "shifted,0", "trimap,128", "trimap,127", "trimap-123,3", "indices,255",
            "negative-ignored,-100", "negative-ignored,255"})
    void someValuesDoNotCount(String coding, int raw) {
        assertThat(code(coding, raw)).isEqualTo(IGNORED);
    }

    @ParameterizedTest
    @CsvSource({"values:cityscapes,34", "values:voc,21", "values:ade20k,151", "mask,1", "trimap,1", "trimap-123,0",
            "indices,-1"})
    void othersAreNotKnown(String coding, int raw) {
        assertThat(code(coding, raw)).isEqualTo(UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"cityscapes,804080,0", "cityscapes,f423e8,1", "cityscapes,999999,5", "cityscapes,00008e,13",
            "cityscapes,770b20,18", "voc,000000,0", "voc,800000,1", "voc,c08080,15", "voc,004080,20",
            "ade20k,787878,0", "ade20k,5c00ff,149", "camvid,808080,0", "camvid,0080c0,10", "camvid,40c000,1",
            "camvid,c000c0,10", "camvid,c04080,8", "deepglobe,00ffff,0", "deepglobe,ffffff,5", "binary,ffffff,1"})
    void coloursBecomeClasses(String table, String colour, int cls) {
        assertThat(code("colours:" + table, Integer.parseInt(colour, 16))).isEqualTo(cls);
    }

    @ParameterizedTest
    @CsvSource({"cityscapes,000000", "cityscapes,6f4a00", "cityscapes,00006e", "voc,e0e0c0", "camvid,000000",
            "deepglobe,000000", "ade20k,000000"})
    void someColoursDoNotCount(String table, String colour) {
        assertThat(code("colours:" + table, Integer.parseInt(colour, 16))).isEqualTo(IGNORED);
    }

    @Test
    void nearColoursAreTakenIfWanted() {
        IntUnaryOperator near = ClassTableCatalogue.coding("colours:cityscapes~2", List.of()).coder(255);
        assertThat(near.applyAsInt(0x82407f)).isZero();
        assertThat(near.applyAsInt(0x834080)).isEqualTo(UNKNOWN);
    }

    @Test
    void everyCodingIsFoundByItsText() {
        for (LabelTable table : ClassTableCatalogue.all()) {
            for (LabelCoding coding : List.of(new LabelCoding.ByValue(table), new LabelCoding.ByColour(table),
                    new LabelCoding.ByColour(table, 12))) {
                assertThat(ClassTableCatalogue.coding(coding.text(), List.of())).isEqualTo(coding);
            }
        }
        for (LabelCoding.Plain plain : LabelCoding.Plain.values()) {
            assertThat(ClassTableCatalogue.coding(plain.text(), List.of())).isEqualTo(plain);
        }
    }

    @Test
    void namesThatDoNotExistAreAnsweredWithThoseThatDo() {
        assertThatThrownBy(() -> ClassTableCatalogue.named("kitti")).hasMessage("there is no class table \"kitti\","
                + " only cityscapes, cityscapes-train, voc, ade20k, camvid, deepglobe, binary, generic");
        assertThatThrownBy(() -> ClassTableCatalogue.coding("hard", List.of())).hasMessage("there is no label coding"
                + " \"hard\", only indices, negative-ignored, shifted, mask, trimap, trimap-123, matte, values:TABLE"
                + " and colours:TABLE");
    }
}

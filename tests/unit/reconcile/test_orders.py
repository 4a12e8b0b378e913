"""What the words of claims say of the order of events, in invented sentences of eight languages.

Each row: the sentence with its events marked, what it says, why. Lengths are days.
"""

from dataclasses import replace

import pytest

from habeas.model import Modality
from habeas.reconcile.orders import Relation, Spoken, find_orders, orders_of
from habeas.reconcile.sayings import load_sayings
from marked_claims import claims_in, orders_in

# ruff: noqa: E501  (a row is a sentence, what it says and why)
# fmt: off
ENGLISH = [
    ("She was {release|released} after the {hearing|hearing}.", ["release after hearing"], "the plainest"),
    ("After the {hearing|hearing} she was {release|released}.", ["release after hearing"], "the words open the sentence, without a comma"),
    ("Three days after his {arrest|arrest} he was {charge|charged}.", ["charge after arrest 2..4"], "a length before the words; days may count first and last"),
    ("He was {charge|charged} on 5 May 2020, three days after his {arrest|arrest}.", ["charge after arrest 2..4"], "a comma right before the length"),
    ("He was {charge|charged} less than a week after his {arrest|arrest}.", ["charge after arrest 0..7"], "a length with an upper bound alone"),
    ("He was {charge|charged} more than two years after his {arrest|arrest}.", ["charge after arrest 730.."], "a length with a lower bound alone"),
    ("He was {charge|charged} two or three days after his {arrest|arrest}.", ["charge after arrest 1..4"], "a range"),
    ("He was {charge|charged} twenty-one days after his {arrest|arrest}.", ["charge after arrest 20..22"], "a number of two words"),
    ("He was {charge|charged} within three days of his {arrest|arrest}.", ["charge after arrest 0..3"], "at most"),
    ("He was {charge|charged} the day after his {arrest|arrest}.", ["charge after arrest 0..2"], "the next day of the calendar: up to two days"),
    ("He was {charge|charged} a fortnight after his {arrest|arrest}.", ["charge after arrest 10.5..17.5"], "two weeks in a word"),
    ("He was {charge|charged} several days after his {arrest|arrest}.", ["charge after arrest"], "nobody says how many"),
    ("He was {charge|charged} a year and a half after his {arrest|arrest}.", ["charge after arrest"], "not a half, and not a year"),
    ("He was {charge|charged} half an hour after his {arrest|arrest}.", ["charge after arrest"], "not an hour"),
    ("He was {charge|charged} a month after the {trial|trial} ended.", ["charge after the end of trial 14..46.5"], "measured from the end"),
    ("Before the end of his {trial|trial} he was {release|released}.", ["release before the end of trial"], "before the end, not before the trial"),
    ("He was {release|released} at the end of the {hearing|hearing}.", ["release together the end of hearing ..1"], "on the day on which it ended"),
    ("After five {detention|months in custody} she was {release|released}.", ["release after detention 134..168.5"], "how long it had lasted, from its beginning"),
    ("He was {release|released} after {detention|being held} for three days.", ["release after detention 2..4"], "the length stands behind"),
    ("He was {release|released} after {detention|spending more than two years in prison}.", ["release after detention 730.."], "the length stands in the words themselves"),
    ("He was {arrest|arrested} on 5 May and {release|released} after three days.", ["release after arrest 2..4"], "only the taking can be meant"),
    ("He was {charge|charged} and {release|released} after three days.", [], "nothing was lasting that the words tell of"),
    ("She was {charge|charged} before her {arrest|arrest}.", ["charge before arrest"], "before"),
    ("She was {torture|tortured} before being {release|released}.", ["torture before release"], "a verb with -ing"),
    ("She was {detention|held} for two months before her {trial|trial}.", ["detention before trial"], "two months is how long she was held"),
    ("During the {interrogation|interrogation} she was {torture|beaten}.", ["torture during interrogation"], "within it"),
    ("While {detention|in custody} he was {torture|beaten}.", ["torture during detention"], "within it"),
    ("He was {interrogation|questioned} while he was {detention|in detention}.", ["interrogation during detention"], "within it"),
    ("She was {ill_treatment|beaten} during her {arrest|arrest}.", ["ill_treatment together arrest ..1"], "a moment has no inside: the same day"),
    ("She was {ill_treatment|beaten} when she was {arrest|arrested}.", ["ill_treatment together arrest ..1"], "the same day"),
    ("She was {arrest|arrested} on the day of her {trial|trial}.", ["arrest together trial ..1"], "the same day"),
    ("She was {detention|held} until her {release|release}.", ["release after the end of detention 0..1"], "it ended with the release"),
    ("She has been {detention|held} since her {arrest|arrest}.", ["detention after arrest"], "it began after it"),
    ("She was {arrest|arrested} on 3 May. / Three days later she was {charge|charged}.", ["charge after arrest 2..4"], "back to the sentence before"),
    ("She was {arrest|arrested} on 3 May. / She was {charge|charged} two weeks later.", ["charge after arrest 10.5..17.5"], "at the end of the clause"),
    ("She was {arrest|arrested} and {release|released} three days later.", ["release after arrest 2..4"], "back within the sentence"),
    ("She was {sentence|sentenced} on 3 May. / A week earlier she was {interrogation|interrogated}.", ["interrogation before sentence 3.5..10.5"], "back, and before it"),
    ("She was {arrest|arrested} on 3 May. / The next day she was {charge|charged}.", ["charge after arrest 0..2"], "the next day"),
    ("She was {arrest|arrested} on 3 May. / The following month she was {trial|tried}.", ["trial after arrest 0..62"], "from one day to two long months"),
    ("She was {arrest|arrested} on 3 May. / On the same day she was {charge|charged}.", ["charge together arrest ..1"], "the same day"),
    ("She was {arrest|arrested} on 3 May. / Later that month she was {trial|tried}.", ["trial after arrest 0..31"], "in what is left of it"),
    ("She was {arrest|arrested}. / She was later {charge|charged}.", ["charge after arrest"], "later, and nobody says how much"),
    ("She was {detention|detained} for three days, after which she was {release|released}.", ["release after detention"], "after which"),
    ("She was {arrest|arrested}; after the {hearing|hearing}, she was {release|released}.", ["release after hearing"], "not the arrest: another clause"),
    ("She was {arrest|arrested} and, after a {hearing|hearing}, {release|released}.", ["release after hearing"], "not the arrest: the words open a clause"),
    ("She was {arrest|arrested}. / She was {!charge|not charged}. / Three days later she was {release|released}.", ["release after arrest 2..4"], "the sentence between tells of nothing"),
    ("She was {arrest|arrested}. / Her mother fell ill, and nobody knew. / She was {release|released} after all.", [], "after all"),
    ("She was {arrest|arrested} and {ill_treatment|beaten}. / Three days later she was {charge|charged}.", [], "two events can be meant"),
    ("After her {arrest|arrest} she was {release|released} three days later.", ["release after arrest"], "three days after which of them?"),
    ("She was {!release|not released} after the {hearing|hearing}.", [], "it did not happen"),
    ("She was {release|released} after the {!hearing|hearing that never was}.", [], "the other did not happen"),
    ("She was {arrest|arrested} after she criticised her {trial|trial}.", [], "after the criticism"),
    ("She was {arrest|arrested} after reports of her {release|release}.", [], "after the reports"),
    ("She was {arrest|arrested} after a protest against her {trial|trial}.", [], "after the protest"),
    ("She was {hearing|brought} before the court in the {trial|trial}.", [], "before a court is a place"),
    ("She was {arrest|arrested} before and after the {trial|trial}.", [], "says nothing"),
    ("Named after her mother, she left the {trial|trial} and was {arrest|arrested}.", [], "named after"),
    ("Her lawyer said after the {hearing|hearing} that she was {release|released}.", [], "the saying came after it"),
    ("She was {charge|charged}, her lawyer said after the {hearing|hearing}.", [], "the saying came after it"),
    ("She was {arrest|arrested} and taken to a barracks after the {hearing|hearing}.", [], "the taking came after it"),
    ("During the {trial|trial} she was {detention|held in custody}.", [], "she may have been held before and after"),
    ("After the {trial|trial} she was {detention|held} in another prison.", [], "she may have been held all the time"),
    ("She was {conviction|convicted} of theft while she was {acquittal|acquitted} of fraud.", [], "while is whereas"),
    ("Nobody knows when she was {arrest|arrested} and {charge|charged}.", [], "a question"),
    ("She has been {detention|held} since 10 March and until her {!release|release} will be.", [], "a date, and nothing that happened"),
]
RUSSIAN = [
    ("Её {arrest|арестовали} 3 мая. / Через три дня ей {charge|предъявили обвинение}.", ["charge after arrest 2..4"], "three days later, told back"),
    ("После {trial|суда} её {release|освободили}.", ["release after trial"], "preposed, no comma"),
    ("Её {release|освободили} после {trial|суда}.", ["release after trial"], "after"),
    ("Её {release|освободили} после того, как завершился {trial|суд}.", ["release after the end of trial"], "the end of it, in a clause"),
    ("Её {charge|обвинили} через две недели после {arrest|ареста}.", ["charge after arrest 10.5..17.5"], "a length before the words"),
    ("Во время {interrogation|допроса} её {torture|избивали}.", ["torture during interrogation"], "during"),
    ("За неделю до {trial|суда} её {interrogation|допросили}.", ["interrogation before trial 3.5..10.5"], "a length before: earlier"),
    ("Её {release|освободили} после трёх месяцев {detention|под стражей}.", ["release after detention 73..107.5"], "how long it had lasted"),
    ("Она {hearing|предстала} перед {trial|судом} и {release|освобождена}.", [], "before a court is a place"),
    ("Её {arrest|арестовали} после критики {trial|суда}.", [], "after the criticism"),
    ("Её {arrest|арестовали} 3 мая. / На следующий день её {release|отпустили}.", ["release after arrest 0..2"], "the next day"),
    ("Её {!release|не освободили} после {trial|суда}.", [], "it did not happen"),
    ("В день {arrest|ареста} её {ill_treatment|избили}.", ["ill_treatment together arrest ..1"], "on the day of"),
    ("Бодук {detention|находится под стражей} со дня {arrest|ареста}.", ["detention after arrest"], "since"),
    ("Через год после {arrest|задержания} Бодук {sentence|приговорили}.", ["sentence after arrest 181..550"], "a year after"),
]
KAZAKH = [
    ("Ама Бодук 3 мамырда {arrest|ұсталды}. / Үш күннен кейін оған {charge|айып тағылды}.", ["charge after arrest 2..4"], "three days later, told back"),
    ("{trial|Соттан} кейін ол {release|босатылды}.", ["release after trial"], "after"),
    ("Ол {arrest|ұсталғаннан} үш күн кейін {charge|айыпталды}.", ["charge after arrest 2..4"], "a length between the event and the words"),
    ("{interrogation|Тергеу} кезінде оны {torture|ұрып-соқты}.", ["torture during interrogation"], "during"),
    ("Ол {trial|сот} отырысы аяқталғаннан кейін {release|босатылды}.", ["release after the end of trial"], "the end of it"),
    ("Ол {trial|сотқа} дейін {detention|қамауда отырды}.", ["detention before trial"], "before: until then held"),
    ("{arrest|Ұсталған} күні оны {ill_treatment|ұрды}.", ["ill_treatment together arrest ..1"], "on the day of"),
    ("Ол {trial|сот} алдында {hearing|жауап берді}.", [], "before a court is a place"),
    ("Ол бүгінге дейін {detention|қамауда отыр}.", [], "until today is no event"),
    ("Ол 3 мамырда {arrest|ұсталды}. / Келесі күні ол {release|босатылды}.", ["release after arrest 0..2"], "the next day"),
]
UYGHUR = [
    ("ئۇ 3-ماي {arrest|قولغا ئېلىندى}. / ئۈچ كۈندىن كېيىن ئۇ {release|قويۇپ بېرىلدى}.", ["release after arrest 2..4"], "three days later, told back"),
    ("{trial|سوتتىن} كېيىن ئۇ {release|قويۇپ بېرىلدى}.", ["release after trial"], "after"),
    ("{interrogation|سوراق} جەريانىدا ئۇنى {torture|ئۇرغان}.", ["torture during interrogation"], "during"),
    ("ئۇ {arrest|قولغا ئېلىنغاندىن} كېيىن {detention|تۈرمىگە قامالدى}.", ["detention after arrest"], "after a verb"),
    ("ئۇ {arrest|قولغا ئېلىنغاندىن} ئىككى ھەپتە كېيىن {charge|ئەيىبلەندى}.", ["charge after arrest 10.5..17.5"], "a length between the event and the words"),
    ("ئۇ {trial|سوتتىن} بۇرۇن {torture|قىيىنالدى}.", ["torture before trial"], "before"),
    ("{arrest|قولغا ئېلىنغان} كۈنى ئۇنى {ill_treatment|ئۇردى}.", ["ill_treatment together arrest ..1"], "on the day of"),
    ("ئۇ كېيىنكى يىلى {release|قويۇپ بېرىلدى}، {trial|سوت} بولدى.", [], "later is an adjective"),
]
CHINESE = [
    ("王小明于3月10日{arrest|被捕}。 / 三天后，他{charge|被起诉}。", ["charge after arrest 2..4"], "three days later, told back"),
    ("{trial|庭审}后，他{release|获释}。", ["release after trial"], "after"),
    ("{interrogation|审讯}期间他{torture|遭到殴打}。", ["torture during interrogation"], "during"),
    ("王小明{arrest|被捕}三天后{charge|被起诉}。", ["charge after arrest 2..4"], "a length between the event and the words"),
    ("他在{detention|被拘留}五个月后{release|获释}。", ["release after detention 134..168.5"], "how long it had lasted"),
    ("他在{trial|庭审}结束后{release|获释}。", ["release after the end of trial"], "the end of it"),
    ("他{release|获释}前{torture|遭到殴打}。", ["torture before release"], "before"),
    ("他{arrest|被捕}时{ill_treatment|遭到殴打}。", ["ill_treatment together arrest ..1"], "when"),
    ("他{arrest|被捕}当天{charge|被起诉}。", ["charge together arrest ..1"], "on the day of"),
    ("三天前他{arrest|被捕}，后来{release|获释}。", ["release after arrest"], "later; three days ago places nothing"),
    ("他目前{detention|被羁押}，{trial|庭审}时间未定。", [], "now and time are other words"),
]
SPANISH = [
    ("Ama Boduk fue {arrest|detenida} el 3 de mayo. / Tres días después fue {charge|acusada}.", ["charge after arrest 2..4"], "three days later, told back"),
    ("Fue {release|liberada} después del {trial|juicio}.", ["release after trial"], "after"),
    ("Después de la {hearing|audiencia}, fue {release|liberada}.", ["release after hearing"], "preposed"),
    ("Fue {charge|acusada} dos semanas después de su {arrest|detención}.", ["charge after arrest 10.5..17.5"], "a length before the words"),
    ("Durante el {interrogation|interrogatorio} fue {torture|golpeada}.", ["torture during interrogation"], "during"),
    ("Fue {release|liberada} tras cinco meses en {detention|prisión preventiva}.", ["release after detention 134..168.5"], "how long it had lasted"),
    ("Fue {arrest|detenida} después de criticar su {trial|juicio}.", [], "after the criticism"),
    ("Fue {release|liberada} antes del final de su {trial|juicio}.", ["release before the end of trial"], "before the end of it"),
    ("Fue {arrest|detenida} y {release|liberada} al día siguiente.", ["release after arrest 0..2"], "the next day, in the same sentence"),
    ("Fue {arrest|detenida} después de todo tras {hearing|audiencia}.", ["arrest after hearing"], "after all places nothing"),
]
FRENCH = [
    ("Elle a été {arrest|arrêtée} le 3 mai. / Trois jours plus tard, elle a été {charge|inculpée}.", ["charge after arrest 2..4"], "three days later, told back"),
    ("Elle a été {release|libérée} après l'{hearing|audience}.", ["release after hearing"], "after"),
    ("Après son {trial|procès}, elle a été {release|libérée}.", ["release after trial"], "preposed"),
    ("Elle a été {charge|inculpée} deux semaines après son {arrest|arrestation}.", ["charge after arrest 10.5..17.5"], "a length before the words"),
    ("Pendant l'{interrogation|interrogatoire}, elle a été {torture|battue}.", ["torture during interrogation"], "during"),
    ("Elle a été {torture|battue} avant d'être {release|libérée}.", ["torture before release"], "before a verb"),
    ("Elle a été {release|libérée} après cinq mois de {detention|détention}.", ["release after detention 134..168.5"], "how long it had lasted"),
    ("Elle a été {arrest|arrêtée} après des critiques contre son {trial|procès}.", [], "after the criticism"),
    ("Le lendemain de son {arrest|arrestation}, elle a été {charge|inculpée}.", ["charge after arrest 0..2"], "the day after"),
]
ARABIC = [
    ("{arrest|اعتقلت} أما بودوك في 3 مايو. / وبعد ثلاثة أيام {charge|وجهت إليها تهمة}.", ["charge after arrest 2..4"], "three days later, told back"),
    ("{release|أفرج عنها} بعد ال{trial|محاكمة}.", ["release after trial"], "after"),
    ("بعد {arrest|اعتقاله} {torture|تعرض للتعذيب}.", ["torture after arrest"], "preposed, no comma"),
    ("{charge|وجهت إليه تهمة} بعد أسبوعين من {arrest|اعتقاله}.", ["charge after arrest 10.5..17.5"], "two weeks in a dual"),
    ("{charge|وجهت إليه تهمة} بعد {arrest|اعتقاله} بثلاثة أيام.", ["charge after arrest 2..4"], "a length behind the event"),
    ("{torture|تعرض للضرب} أثناء ال{interrogation|استجواب}.", ["torture during interrogation"], "during"),
    ("{torture|تعرض للضرب} قبل {release|الإفراج عنه}.", ["torture before release"], "before"),
    ("{arrest|اعتقل} قبل ثلاثة أيام و{release|أفرج عنه}.", [], "three days ago places nothing"),
    ("{arrest|اعتقل} بعد انتقاد {trial|محاكمة}.", [], "after the criticism"),
    ("{release|أفرج عنه} بعد انتهاء {trial|محاكمته}.", ["release after the end of trial"], "the end of it"),
]
# fmt: on


@pytest.mark.parametrize(("marked", "says", "why"), ENGLISH)
def test_english_words_place_one_event_by_another(marked: str, says: list[str], why: str) -> None:
    assert orders_in(marked) == says, why


@pytest.mark.parametrize(("marked", "says", "why"), [*RUSSIAN, *KAZAKH, *UYGHUR, *CHINESE, *SPANISH, *FRENCH, *ARABIC])
def test_the_words_of_other_languages_do(marked: str, says: list[str], why: str) -> None:
    assert orders_in(marked) == says, why


def test_an_order_names_both_claims_and_the_words_that_say_so() -> None:
    arrest, charge = claims_in("She was {arrest|arrested} on 3 May. / Three days later she was {charge|charged}.")
    assert find_orders([charge, arrest]) == (
        Spoken(
            relation=Relation.AFTER, first=charge.id, second=arrest.id, least=2 * 1440, most=4 * 1440, from_end=False,
            start=27, end=43,
        ),
    )  # fmt: skip
    assert "She was arrested on 3 May. Three days later she was charged."[27:43] == "Three days later"


def test_a_sentence_that_is_not_the_next_one_is_not_what_the_words_refer_to() -> None:
    near = "She was {arrest|arrested}. / Three days later she was {charge|charged}."
    far = "She was {arrest|arrested}. / Her mother fell ill. / Three days later she was {charge|charged}."
    assert (orders_in(near), orders_in(far)) == (["charge after arrest 2..4"], [])


@pytest.mark.parametrize("modality", [each for each in Modality if not each.says_it_happened])
def test_what_a_source_does_not_say_to_have_happened_is_placed_by_nothing(modality: Modality) -> None:
    release, hearing = claims_in("She was {release|released} after the {hearing|hearing}.")
    assert find_orders([replace(release, modality=modality), hearing]) == ()
    assert find_orders([release, replace(hearing, modality=modality)]) == ()


def test_documents_say_nothing_of_each_others_events() -> None:
    first = claims_in("She was {arrest|arrested} on 3 May.")
    second = claims_in("Three days later she was {charge|charged}.")
    assert find_orders([*first, *second]) == ()


def test_two_claims_on_the_same_words_are_both_meant() -> None:
    release, hearing = claims_in("She was {release|released} after the {hearing|hearing}.")
    again = replace(hearing, proposer=replace(hearing.proposer, name="hand"))
    found = {(each.first, each.second) for each in orders_of([release, hearing, again])}
    assert found == {(release.id, hearing.id), (release.id, again.id)}


def test_every_language_of_the_desk_has_its_words() -> None:
    assert [tongue.name for tongue in load_sayings().tongues] == ["en", "ru", "kk", "ug", "zh", "es", "fr", "ar"]


def test_every_cue_of_a_rule_can_be_found_in_a_text() -> None:
    cues = [cue for tongue in load_sayings().tongues if tongue.spaced for cue in tongue.cues]
    assert [cue for cue in cues if not cue.isalpha() or cue != cue.lower()] == []

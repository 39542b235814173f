"""The words of made-up cases, in several scripts, and phrases made of them: a few words stand everywhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence

ENGLISH = (
    "the of and in to a people were was on by said that at from near killed police wounded square city "
    "station for with protesters detained soldiers government hospital after before fire building airport "
    "president minister north south governor troops crowd shots road bridge evening morning border villagers "
    "convoy curfew army ministry witnesses letter telephone internet market prices fuel strike workers court "
    "judge prison release evidence footage camera statement office agency council region mayor capital "
    "harbour factory railway warehouse school clinic ambulance smoke windows shield stones vehicles column "
    "checkpoint barricade ceasefire negotiators mediators delegation embassy observers journalists editor "
    "broadcast recording leaflet petition mourning funeral cemetery ransom reprisal inquest"
)
RUSSIAN = (
    "и в на что не по с из за к для было были были убиты ранены задержаны площадь город полиция министерство "
    "войска президент губернатор протест толпа выстрелы больница аэропорт вокзал дорога граница утром вечером "
    "здание пожар рабочие завод суд тюрьма доказательства заявление агентство область столица свидетели "
    "журналисты переговоры"
)
KAZAKH = (
    "және бұл үшін деп қала халық билік полиция әскер алаң түнде таңертең аурухана әуежай шекара өрт ғимарат "
    "жұмысшы сот түрме дәлел мәлімдеме аймақ астана куәгер тілші келіссөз қаза тапты жараланды ұсталды"
)
GREEK = (
    "και το της στην από για που με δεν ήταν πόλη αστυνομία πλατεία στρατός κυβέρνηση νοσοκομείο νεκροί "
    "τραυματίες πυρκαγιά λιμάνι δήμαρχος βράδυ πρωί μάρτυρες δηλώσεις δικαστήριο εργάτες σύνορα"
)
ARABIC = (
    "في من على إلى أن عن مدينة الشرطة الجيش ساحة مستشفى قتلى جرحى حريق ميناء مساء صباح شهود بيان محكمة عمال "
    "حدود الحكومة"
)
GEORGIAN = (
    "და რომ ამ ქალაქი პოლიცია ჯარი მოედანი საავადმყოფო დაღუპული დაჭრილი ხანძარი საღამო დილა მოწმე სასამართლო საზღვარი"
)
CHINESE = "警方 军队 广场 医院 死亡 受伤 火灾 港口 晚上 早上 目击者 声明 法院 工人 边境 政府 抗议者 记者 谈判 市长"

LANGUAGES: dict[str, str] = {
    "en": ENGLISH,
    "ru": RUSSIAN,
    "kk": KAZAKH,
    "el": GREEK,
    "ar": ARABIC,
    "ka": GEORGIAN,
    "zh": CHINESE,
}
# Of ten sources in a row five print English; the others' scripts take turns.
TURNS = ("en", "ru", "en", "el", "en", "kk", "en", "ar", "en", "zh", "en", "ka")

FIRST_NAMES = (
    "Ana Daniyar Eleni Gulnara Igor Jamila Karim Lela Maria Nikos Olzhas Petra Rashid Saule Tamar Umid Vera Wei Yusuf "
    "Zhanna Aigerim Bakhyt Giorgi Hana Ivane Katerina Leila Mirza Nino Omar Sofia Timur"
)
LAST_NAMES = (
    "Akhmetov Beridze Chen Dimou Esenova Farah Galstyan Haddad Ivanova Jorgov Kapanadze Liang Mansour Nazarova Orlov "
    "Papadakis Qasymov Rustamov Sarkisyan Tokarev Umarova Vlachos Wang Xenakis Yesimov Zhakenov Abashidze Baimuratov"
)
OFFICES = "mayor|police chief|spokesman|commander|eyewitness|nurse|ambassador|union leader|prosecutor|reporter"
PLACES = (
    "Aktau Belgrad Chania Derbent Elista Famagusta Gori Harbin Izmir Jizzakh Karpathos Larnaca Mtskheta Naxos Osh Poti "
    "Qostanay Rustavi Samsun Taraz Uralsk Volos Xanthi Yalta Zestafoni Almaty Batumi Corinth"
)
MEASURES = "killed|wounded|detained|missing|soldiers|vehicles|shops looted|buildings burnt|days|released"


def common(words: Sequence[str], uniform: Callable[[], float]) -> str:
    """Return one of some words, the earlier ones far more often."""
    return words[int(len(words) * uniform() ** 2.2)]


def phrases(language: str, count: int, least: int, most: int, uniform: Callable[[], float]) -> list[str]:
    """Return phrases of a language, each of so many characters; Chinese says as much in a third of them."""
    words, space, dense = LANGUAGES[language].split(), *(("", 3) if language == "zh" else (" ", 1))
    made: list[str] = []
    for _ in range(count):
        length, phrase = (least + int((most - least) * uniform())) // dense, common(words, uniform)
        while len(phrase) < length:
            phrase += space + common(words, uniform)
        made.append(phrase)
    return made

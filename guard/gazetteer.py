"""First and last names of many countries, from Faker's lists: the door to faker."""

import importlib
from collections.abc import Callable, Iterable, Iterator

from guard.view import folded

LOCALES = """
    cs_CZ da_DK de_AT de_CH de_DE en_GB en_IE en_IN en_KE en_NG en_NZ en_US en_PK es_ES es_MX
    es_AR et_EE fi_FI fr_FR fr_CA ga_IE hr_HR hu_HU id_ID is_IS it_IT lt_LT lv_LV nl_NL
    nl_BE no_NO pl_PL pt_BR pt_PT ro_RO sk_SK sl_SI sv_SE tr_TR tw_GH vi_VN yo_NG zu_ZA""".split()
FIRST = ("first_names", "first_names_male", "first_names_female", "first_names_nonbinary")
LAST = ("last_names", "last_names_male", "last_names_female", "unisex_last_names")
SHORT = """
    bob rob robbie bobby bill billy will willy tom tommy tim jim jimmy jon johnny mike mick
    mickey dave davey steve stevie chris kev nick andy tony joe joey sam sammy matt ben
    benny dan danny pete greg jeff geoff phil stu alex max charlie freddie fred eddie ed
    ted teddy kate katie cathy kathy liz lizzie beth betty jen jenny jess jessie sue suzie
    mandy becky vicky nikki debbie deb barb trish pam kim meg maggie sally molly ellie
    tina gina rita priya raj anil sunil deepak ravi amit sanjay vijay aisha fatima
    mohammed muhammad ahmed omar yusuf hassan ali wei ming li mei yuki kenji hiroshi
    haruto sakura jin soo min olga ivan dmitri sergei natasha igor vlad svetlana siobhan
    niamh saoirse aoife eoin cian padraig oisin caoimhe kwame kofi ama chidi ngozi emeka
    tunde zanele thabo sipho lerato agnieszka gosia kasia basia zbigniew wojtek krzysztof""".split()


ENGLISH = ("en_GB", "en_IE", "en_US")


def first_names(is_english: Callable[[str], bool]) -> frozenset[str]:
    """First names, without case and accents; of those that are English words, only England's."""
    return _names(FIRST, is_english) | frozenset(SHORT)


def last_names(is_english: Callable[[str], bool]) -> frozenset[str]:
    """Last names, likewise."""
    return _names(LAST, is_english)


def _names(attributes: Iterable[str], is_english: Callable[[str], bool]) -> frozenset[str]:
    ours = frozenset(_words(attributes, ENGLISH))
    return ours | {name for name in _words(attributes, LOCALES) if not is_english(name)}


def _words(attributes: Iterable[str], locales: Iterable[str]) -> Iterator[str]:
    for locale in locales:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for attribute in attributes:
            for name in getattr(provider, attribute, ()):
                for word in str(name).split():
                    if len(low := folded(word).strip(".'")) >= 3 and low.isalpha():
                        yield low

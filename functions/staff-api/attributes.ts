import type { staffOperations } from '../../shared/api/staff-operations.ts';
import { type Attribute, attributeSchema, isEnrollment } from '../../shared/catalog/attribute.ts';
import { plain } from '../../shared/catalog/dimensions.ts';
import { ALL_STUDENTS } from '../../shared/catalog/student-group.ts';
import type { Handlers } from '../http/http-api.ts';
import type { FieldError } from '../http/problem.ts';
import type { StaffPorts } from './ports.ts';
import type { RecordPolicy } from './records.ts';

/** Stands in the address of the values. */
const RESERVED = 'values';

/** An attribute has a name of its own in files, and means the same as long as files say it. */
export function attributePolicy({ store }: StaffPorts): RecordPolicy<Attribute> {
  return {
    word: 'attribute',
    schema: attributeSchema,
    collection: store.attributes,
    async check(attribute, stored) {
      const others = (await store.attributes.list()).filter(({ id }) => id !== attribute.id);
      const isChanged = stored && (stored.kind !== attribute.kind || stored.group !== attribute.group);
      const years = isChanged ? await yearsOf(store, attribute.id) : [];
      return [
        ...checkGroup(attribute),
        ...checkNames(attribute, others),
        ...(years.length > 0
          ? [
              {
                field: 'kind',
                message: `must stay as it is, with its group, because files say it (${years.join(', ')})`,
              },
            ]
          : []),
      ];
    },
    async referrers({ id }) {
      const years = await yearsOf(store, id);
      return years.length > 0 ? [`files that say it (${years.join(', ')})`] : [];
    },
  };
}

/** The school years in which a file that counts says an attribute. */
async function yearsOf(store: StaffPorts['store'], id: string): Promise<string[]> {
  const { readSentAttributes } = await import('../../shared/pipeline/read-sent-attributes.ts');
  const sent = (await store.manifests.all()).filter(({ dataset }) => dataset === 'attributes');
  const years = await Promise.all(
    sent.map(async (manifest) => {
      const files = await readSentAttributes(store, [manifest]);
      return files.some(({ values }) => Object.hasOwn(values, id)) ? [manifest.period.slice(0, 7)] : [];
    }),
  );
  return [...new Set(years.flat())].sort();
}

function checkGroup({ kind, group, scale }: Attribute): FieldError[] {
  const isWrong = kind === 'yes-no' ? group !== undefined : kind === 'share' && group === ALL_STUDENTS;
  return [
    ...(isWrong ? [{ field: 'group', message: 'must be one student group of a share, or what a number counts' }] : []),
    ...(scale && kind !== 'number' ? [{ field: 'scale', message: 'must be left out: only numbers have one' }] : []),
  ];
}

/** Files find an attribute by its id or name. */
function checkNames(attribute: Attribute, others: Attribute[]): FieldError[] {
  const { id, name } = attribute;
  const own = [plain(id), plain(name)];
  const twin = others.find((one) => own.includes(plain(one.id)) || own.includes(plain(one.name)));
  const counted = isEnrollment(attribute) ? others.find(isEnrollment) : undefined;
  return [
    ...(id === RESERVED ? [{ field: 'id', message: `must be another than ${RESERVED}` }] : []),
    ...(twin ? [{ field: 'name', message: `is how ${twin.id} is found in files: choose another` }] : []),
    ...(counted ? [{ field: 'group', message: `is what ${counted.id} counts: all students are counted once` }] : []),
  ];
}

/** What places are like, of those that who asks may see. */
export function attributeHandlers({
  store,
  everything,
}: StaffPorts): Pick<Handlers<typeof staffOperations>, 'readAttributeValues'> {
  return {
    async readAttributeValues({ query: { schoolYear } }) {
      const { readShownAttributes } = await import('../../shared/pipeline/read-attributes.ts');
      const [seen, shown] = await Promise.all([store.places.list(), readShownAttributes(everything, schoolYear)]);
      const places = seen.map(({ id }) => ({ placeId: id, values: shown.get(id) ?? {} }));
      return { status: 200, body: { schoolYear, places } };
    },
  };
}
